package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.reporting.page.words.Words;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 s, 0 s",
        "59.4, 59 s, 59 s",
        "2880, 48 min, 48 min",
        "7800, 2 h 10 min, 2 h 10 min",
        "64800, 18 h, 18 h",
        "172800, 2 days, 48 h",
        "273600, 3 days 4 h, 76 h",
        "8640000, 100 days, '2,400 h'",
        "-7800, −2 h 10 min, −2 h 10 min"
    })
    void durations_are_said_as_people_say_them(double seconds, String onTheWall, String ofWork) {
        assertThat(Words.time(seconds)).isEqualTo(onTheWall);
        assertThat(Words.work(seconds)).isEqualTo(ofWork);
    }

    @ParameterizedTest
    @CsvSource({"0, 1 of 5", "0.7, 3.8 of 5", "0.5, 3 of 5", "0.999, 5 of 5", "1, 5 of 5"})
    void a_rating_is_said_as_people_give_it(double share, String said) {
        assertThat(Words.rating(share)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 %", "0.001, under 1 %", "0.874, 87 %", "0.999, over 99 %", "1, 100 %"})
    void a_share_is_never_all_or_nothing_where_it_is_not(double share, String said) {
        assertThat(Words.percent(share)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "time-to-engage, time to engage",
        "time-to-re-engage, time to re-engage",
        "team-hand-offs, team hand-offs"
    })
    void a_measure_is_called_as_people_call_it(String name, String said) {
        assertThat(Words.measure(name)).isEqualTo(said);
    }
}
