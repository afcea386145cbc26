package dev.engagement.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.report.Statistics.WithWaiting;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleTest {
    @Test
    void example_5_the_two_who_got_nothing_move_the_median() {
        Sample sample = new Sample();
        sample.add(Status.SETTLED, 20);
        sample.add(Status.SETTLED, 10);
        sample.add(Status.SETTLED, 30);
        sample.add(Status.RUNNING, 15);
        sample.add(Status.ENDED, 25);

        Statistics statistics = sample.statistics(true);

        assertThat(statistics.p50()).isEqualTo(20);
        assertThat(statistics.withWaiting()).isEqualTo(new WithWaiting(30.0, 30.0));
        assertThat(statistics.n()).isEqualTo(3);
        assertThat(statistics.running()).isEqualTo(1);
        assertThat(statistics.ended()).isEqualTo(1);
        assertThat(statistics.total()).isEqualTo(60);
        assertThat(statistics.mean()).isEqualTo(20);
        assertThat(statistics.max()).isEqualTo(30);
    }

    @Test
    void a_percentile_is_the_figure_of_a_request_and_never_between_two() {
        Sample sample = new Sample();
        IntStream.rangeClosed(1, 10).forEach(value -> sample.add(Status.SETTLED, value));

        Statistics statistics = sample.statistics(false);

        assertThat(statistics.p50()).isEqualTo(5);
        assertThat(statistics.p90()).isEqualTo(9);
        assertThat(statistics.withWaiting()).isNull();
    }

    @Test
    void who_still_waits_at_the_very_time_another_got_an_answer_was_still_at_risk() {
        Sample sample = new Sample();
        sample.add(Status.SETTLED, 10);
        sample.add(Status.RUNNING, 10);

        assertThat(sample.statistics(true).withWaiting()).isEqualTo(new WithWaiting(10.0, null));
    }

    @Test
    void a_share_that_is_never_reached_has_no_time() {
        Sample sample = new Sample();
        sample.add(Status.RUNNING, 10);

        Statistics statistics = sample.statistics(true);

        assertThat(statistics.p50()).isNull();
        assertThat(statistics.mean()).isNull();
        assertThat(statistics.max()).isNull();
        assertThat(statistics.total()).isZero();
        assertThat(statistics.withWaiting()).isEqualTo(new WithWaiting(null, null));
    }

    @Test
    void every_wait_is_kept_however_many_there_are_of_each_kind() {
        Sample sample = new Sample();
        for (int i = 1; i <= 40; i++) {
            sample.add(Status.SETTLED, i);
            sample.add(Status.RUNNING, 100 + i);
            sample.add(Status.ENDED, 200 + i);
        }

        assertThat(sample.statistics(false).total()).isEqualTo(820);
        assertThat(sample.count(value -> value > 30)).isEqualTo(10);
        assertThat(sample.curve().steps()).hasSize(40);
        assertThat(sample.curve().waiting())
                .containsExactlyElementsOf(
                        IntStream.concat(IntStream.rangeClosed(101, 140), IntStream.rangeClosed(201, 240))
                                .mapToObj(value -> (double) value)
                                .toList());
    }

    @Test
    void who_has_no_answer_to_the_question_is_not_counted() {
        Sample sample = new Sample();
        sample.add(Status.ABSENT, 10);

        assertThat(sample.statistics(false).n() + sample.statistics(false).running())
                .isZero();
    }

    @Test
    void a_reading_that_weighs_three_is_like_three_readings() {
        Random random = new Random(18);
        for (int i = 0; i < 300; i++) {
            Sample weighed = new Sample();
            Sample repeated = new Sample();
            long[] n = new long[2];
            for (int reading = random.nextInt(40); reading > 0; reading--) {
                Status status = Status.values()[random.nextInt(Status.values().length)];
                int value = random.nextInt(20);
                int weight = random.nextInt(5);
                weighed.add(status, value, weight);
                for (int times = 0; times < weight; times++) {
                    repeated.add(status, value);
                }
                n[0] += status == Status.SETTLED ? 1 : 0;
                n[1] += status == Status.SETTLED ? weight : 0;
            }

            Statistics one = weighed.statistics(true);
            Statistics other = repeated.statistics(true);

            assertThat(one.n()).isEqualTo(n[0]);
            assertThat(one.weight()).isEqualTo(n[1]).isEqualTo(other.n());
            assertThat(one.total()).isEqualTo(other.total());
            assertThat(one.mean()).isEqualTo(other.mean());
            assertThat(one.p50()).isEqualTo(other.p50());
            assertThat(one.p90()).isEqualTo(other.p90());
            assertThat(one.withWaiting()).isEqualTo(other.withWaiting());
            assertThat(weighed.curve().steps()).isEqualTo(repeated.curve().steps());
        }
    }

    @Test
    void the_order_of_weighed_readings_makes_no_difference() {
        Sample one = new Sample();
        Sample other = new Sample();
        for (int i = 0; i < 50; i++) {
            one.add(Status.SETTLED, 0.1 * (i % 3), i);
            other.add(Status.SETTLED, 0.1 * ((49 - i) % 3), 49 - i);
        }

        assertThat(one.statistics(true)).isEqualTo(other.statistics(true));
    }

    @Test
    void very_many_readings_come_to_the_figures_of_their_order() {
        for (int size : new int[] {4_999, 5_000, 20_000}) {
            Random random = new Random(size);
            double[] values = random.doubles(size, -1e6, 1e9)
                    .map(value -> random.nextInt(3) == 0 ? Math.rint(value / 1e8) : value)
                    .toArray();
            values[0] = -0.0;
            values[1] = Double.MIN_VALUE;
            Sample sample = new Sample();
            for (double value : values) {
                sample.add(Status.SETTLED, value);
            }
            Arrays.sort(values);

            Statistics statistics = sample.statistics(false);

            double total = 0;
            for (double value : values) {
                total += value;
            }
            assertThat(statistics.total()).isEqualTo(total);
            assertThat(statistics.p50()).isEqualTo(values[(size + 1) / 2 - 1]);
            assertThat(statistics.p90()).isEqualTo(values[(size * 9 + 9) / 10 - 1]);
            assertThat(statistics.max()).isEqualTo(values[size - 1]);
        }
    }
}
