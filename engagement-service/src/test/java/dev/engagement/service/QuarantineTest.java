package dev.engagement.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.service.Running.Answer;
import dev.engagement.service.intake.deliveries.Seal;
import dev.engagement.service.intake.quarantine.Quarantine;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Deliveries that could not be understood, until they are retried or deleted, or expire. */
@ExtendWith(Shared.class)
class QuarantineTest {
    private final Webhooks webhooks;

    QuarantineTest(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @BeforeEach
    void empty() {
        webhooks.empty();
    }

    @Test
    void what_nothing_can_be_made_of_is_kept_encrypted_until_it_is_retried_or_deleted() {
        byte[] body =
                "{\"action\":\"opened\",\"issue\":{\"title\":\"Very Secret Title\"}}".getBytes(StandardCharsets.UTF_8);
        assertThat(webhooks.deliver("github", "github", "q", body)).isEqualTo(202);
        webhooks.awaitWorkedOff();
        Answer list = webhooks.service().get("/v1/quarantine?connection=github");
        assertThat(list.body().path("size").asInt()).isEqualTo(1);
        assertThat(list.body().at("/deliveries/0/trouble").asString()).isEqualTo("invalid-field");
        assertThat(list.body().at("/deliveries/0/reason").asString()).contains("repository.full_name");
        assertThat(webhooks.service().getText("/actuator/prometheus")).contains("engagement_quarantine_size 1.0");
        String id = list.body().at("/deliveries/0/id").asString();
        assertThat(webhooks.service().get("/v1/quarantine/" + id).text("body")).contains("Very Secret Title");
        assertThat(webhooks.jdbc().queryForList("select encode(sealed, 'escape') from delivery", String.class))
                .noneMatch(row -> row.contains("Secret") || row.contains("opened"));

        Answer again = retry(id);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.text("outcome")).isEqualTo("quarantined");
        assertThat(again.text("reason")).contains("repository.full_name");
        assertThat(webhooks.service().get("/v1/quarantine").body().path("size").asInt())
                .isEqualTo(1);
        assertThat(status("POST", "/v1/quarantine/retry?trouble=invalid-field")).isEqualTo(202);
        webhooks.awaitWorkedOff();
        assertThat(status("DELETE", "/v1/quarantine/" + id)).isEqualTo(204);
        assertThat(status("DELETE", "/v1/quarantine/" + id)).isEqualTo(404);
        assertThat(status("POST", "/v1/quarantine/x/retry")).isEqualTo(404);
        assertThat(webhooks.service().getText("/actuator/prometheus")).contains("engagement_quarantine_size 0.0");
    }

    @Test
    void what_is_in_quarantine_goes_when_its_time_is_over() {
        byte[] body = "{\"action\":\"opened\",\"issue\":{}}".getBytes(StandardCharsets.UTF_8);
        webhooks.deliver("github", "github", "expiring", body);
        webhooks.awaitWorkedOff();

        quarantineIn(Duration.ofDays(29)).expire();
        assertThat(webhooks.service().get("/v1/quarantine").body().path("size").asInt())
                .isEqualTo(1);

        quarantineIn(Duration.ofDays(31)).expire();
        assertThat(webhooks.service().get("/v1/quarantine").body().path("size").asInt())
                .isZero();
    }

    private Quarantine quarantineIn(Duration time) {
        return new Quarantine(
                webhooks.jdbc(),
                webhooks.service().bean(Seal.class),
                Clock.offset(Clock.systemUTC(), time),
                new SimpleMeterRegistry(),
                Duration.ofDays(30));
    }

    @Test
    void a_retry_after_the_settings_are_mended_records_it() throws IOException {
        byte[] body = Webhooks.issue("mended");
        webhooks.connect("passing", "github");
        webhooks.held(() -> {
            assertThat(webhooks.deliver("passing", "github", "m", body)).isEqualTo(202);
            webhooks.disconnect("passing");
        });
        webhooks.awaitWorkedOff();
        assertThat(webhooks.service()
                        .get("/v1/quarantine")
                        .body()
                        .at("/deliveries/0/trouble")
                        .asString())
                .isEqualTo("no-connection");
        String id = webhooks.service()
                .get("/v1/quarantine")
                .body()
                .at("/deliveries/0/id")
                .asString();
        webhooks.held(() -> assertThat(retry(id).text("outcome")).isEqualTo("waiting"));
        webhooks.awaitWorkedOff();
        webhooks.connect("passing", "github");
        assertThat(retry(id).text("outcome")).isEqualTo("recorded");
        assertThat(webhooks.count("select count(*) from event where aggregate_identifier = 'passing:o/r#mended'"))
                .isEqualTo(1);
    }

    private Answer retry(String id) {
        return webhooks.service().post("/v1/quarantine/" + id + "/retry", Map.of(), new byte[0]);
    }

    private int status(String method, String path) {
        return webhooks.service().ask(method, path, Map.of(), "").statusCode();
    }
}
