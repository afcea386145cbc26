package dev.engagement.documents.charters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Charter;
import dev.engagement.events.CharterDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two sources of public holidays, held against each other on the days on which a charter is open. */
class SecondSourceTest {
    private static final Map<String, List<String>> WORKDAYS = Map.of(
            "mon", List.of("09:00-17:00"),
            "tue", List.of("09:00-17:00"),
            "wed", List.of("09:00-17:00"),
            "thu", List.of("09:00-17:00"),
            "fri", List.of("09:00-17:00"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AT", "BE", "CH", "CZ", "DE", "DE-BB", "DE-BE", "DE-BW", "DE-BY", "DE-HB", "DE-HE", "DE-HH", "DE-MV",
                "DE-NI", "DE-NW", "DE-RP", "DE-SH", "DE-SL", "DE-SN", "DE-ST", "DE-TH", "DK", "EE", "ES", "FI", "FR",
                "IE", "IT", "LI", "LU", "NO", "PL", "PT", "RO", "SI"
            })
    void both_agree_on_working_days(String region) {
        assertThat(doubt(region, Map.of())).isNull();
    }

    @Test
    void where_they_disagree_the_days_are_named() {
        assertThat(doubt("US", Map.of())).contains("\"holidays.region\" is US", "it also has 2026-10-12");
        assertThat(doubt("CA", Map.of())).contains("it also has 2027-12-27");
        assertThat(doubt("GR", Map.of())).contains("it lacks 2026-01-30");
    }

    @Test
    void what_is_added_or_dropped_by_hand_is_no_doubt() {
        assertThat(doubt("GR", Map.of("drop", List.of("2026-01-30", "2029-01-30"))))
                .contains("2027-05-04")
                .doesNotContain("lacks");
        assertThat(doubt("CA", Map.of("add", List.of("2027-12-27", "2028-01-03"), "drop", List.of("2029-07-02"))))
                .isNull();
    }

    @Test
    void a_day_on_which_nobody_works_is_no_doubt_but_for_those_who_never_close() {
        assertThat(doubt("AT", Map.of())).isNull();
        assertThat(doubt("AT", Map.of(), "always")).contains("it lacks 2026-04-05");
    }

    @Test
    void a_region_without_a_second_source_says_so_and_none_needs_none() {
        assertThat(doubt("CU-01", Map.of())).contains("no second source");
        assertThat(SecondSource.doubts(Charter.standard())).isEmpty();
    }

    private static @Nullable String doubt(String region, Map<String, List<String>> changes) {
        return doubt(region, changes, WORKDAYS);
    }

    private static @Nullable String doubt(String region, Map<String, List<String>> changes, Object hours) {
        Map<String, Object> holidays = new HashMap<>(changes);
        holidays.put("region", region);
        Map<String, Object> document = new HashMap<>(CharterDocument.write(Charter.standard()));
        document.put("hours", hours);
        document.put("holidays", holidays);
        return SecondSource.doubts(PublicHolidays.resolve(CharterDocument.read(document))).stream()
                .findFirst()
                .orElse(null);
    }
}
