package dev.engagement.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** How long connections have been silent, and whether that is usual. */
@ExtendWith(Shared.class)
class SilentConnectionsTest {
    private final Webhooks webhooks;

    SilentConnectionsTest(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @BeforeEach
    void empty() {
        webhooks.empty();
    }

    @Test
    void a_connection_tells_how_long_it_has_been_silent_and_how_long_it_ever_was() throws IOException {
        webhooks.connect("seldom", "github");
        webhooks.jdbc()
                .update(
                        "insert into connection_day values ('seldom', current_date - 40, now() - interval '40 days', '30 days'),"
                                + " ('seldom', current_date - 3, now() - interval '3 days', '1 day'),"
                                + " ('gone', current_date - 3, now() - interval '3 days', '1 day')");
        byte[] body = Webhooks.issue("seldom");

        webhooks.deliver("seldom", "github", "s", body);

        // Until the delivery is worked off, the longest is the day of the rows.
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(gauge("engagement_connection_longest_silence_seconds", "seldom"))
                        .isBetween(259_100.0, 259_300.0));
        assertThat(gauge("engagement_connection_silent_seconds", "seldom")).isBetween(0.0, 60.0);
        assertThat(gauge("engagement_connection_silent_seconds", "gone")).isNaN();
        assertThat(webhooks.service().getText("/actuator/prometheus"))
                .contains("# HELP engagement_connection_silent_seconds Elapsed time")
                .contains("# HELP engagement_connection_longest_silence_seconds The longest elapsed time");
        assertThat(webhooks.service().getText("/v1/connections"))
                .contains(
                        "{\"name\":\"seldom\",\"tool\":\"github\",\"source\":\"/tools/seldom\",\"secrets\":3,\"lastDeliveryAt\":\"20")
                .doesNotContain("gone");
    }

    private double gauge(String name, String connection) {
        return webhooks.service()
                .getText("/actuator/prometheus")
                .lines()
                .filter(line -> line.startsWith(name + "{connection=\"" + connection + "\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElse(Double.NaN);
    }

    @Test
    void what_is_usual_is_said_for_this_hour_of_the_week_and_only_after_a_week() throws IOException {
        webhooks.connect("regular", "github");
        webhooks.connect("young", "github");
        webhooks.jdbc().update("""
                insert into connection_day values ('regular', current_date, now() - interval '3 hours', '9 hours'),
                    ('young', current_date, now() - interval '3 hours', '9 hours')""");
        // The next hour as well, in case it begins while this runs.
        webhooks.jdbc().update("""
                insert into connection_hour
                select connection, date_trunc('hour', now()) + since, longest from (values
                    ('regular', interval '-8 days', interval '9 hours'),
                    ('regular', interval '-7 days', interval '2 hours'),
                    ('regular', interval '-7 days 1 hour', interval '2 hours'),
                    ('regular', interval '-42 days', interval '9 hours'),
                    ('regular', interval '-35 days -4 hours', interval '9 hours'),
                    ('young', interval '-6 days', interval '2 hours')) rows (connection, since, longest)""");

        assertThat(connection("regular").path("usualSilence").asDouble()).isEqualTo(7_200);
        assertThat(connection("regular").path("longestSilence").asDouble()).isEqualTo(32_400);
        assertThat(connection("young").path("usualSilence").isNull()).isTrue();

        webhooks.jdbc().update("""
                insert into connection_hour
                select 'regular', date_trunc('hour', now()) + since, interval '20 hours'
                from (values (interval '-14 days'), (interval '-14 days 1 hour')) rows (since)""");
        assertThat(connection("regular").path("usualSilence").asDouble())
                .as("one outage in these weeks is not usual")
                .isEqualTo(7_200);

        webhooks.jdbc().update("update connection_hour set longest = '1 minute'");
        assertThat(connection("regular").path("usualSilence").asDouble())
                .as("an hour is never unusual")
                .isEqualTo(3_600);
        byte[] body = Webhooks.issue("regular");
        webhooks.deliver("regular", "github", "r", body);
        webhooks.awaitWorkedOff();
        assertThat(
                        webhooks.count(
                                "select count(*) from connection_hour where connection = 'regular' and longest > '170 minutes'"))
                .as("the silence that this delivery ended")
                .isPositive();
    }

    private JsonNode connection(String name) {
        return webhooks.service()
                .get("/v1/connections")
                .body()
                .path("connections")
                .valueStream()
                .filter(one -> one.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
