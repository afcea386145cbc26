package dev.engagement.reporting.warnings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.engagement.reporting.Stage;
import dev.engagement.reporting.Stage.Answer;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.reporting.warnings.WarningReceiver.Taken;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Files of subscriptions, their mistakes, and trials of them. */
class SubscriptionsTest extends WarningStage {
    @Test
    void a_mistake_in_a_subscription_is_told_by_health_and_page_and_harms_no_other() {
        subscribe("good", "targets: [promise]", "at: [PT30M]", to(receiver));
        subscribe("bad", "targets: [promise]", "at: [soon]", to(other));
        subscribe("asks", "ask: {after: opened}");
        Service service = service(Stage.database());
        awaitCounting(service, 1);
        assertThat(service.get("/actuator/health").body())
                .contains("\"bad\":\"\\\"at\\\" must be a share such as 75%")
                .contains("\"asks\":\"\\\"ask.after\\\" holds");
        assertThat(service.get("/warnings", "Accept", "text/html").body())
                .contains("1 subscription to warnings; 2 files with a mistake.", "must be a share such as 75%");
        Answer trial = service.post("/v1/subscriptions/bad/trial", "application/json", "");
        assertThat(trial.status()).isEqualTo(409);
        assertThat(trial.body()).contains("must be a share");

        subscribe("bad", "targets: [promise]", "at: [PT30M]", to(other));
        await().atMost(PATIENCE)
                .until(() -> outboxOf(service, "select count(*) from subscription where name = 'bad'") == 1);
        awaitCounting(service, 2);
        stage.publish(promised("tool:1", Duration.ofMinutes(15)));
        stage.complete(start.plusSeconds(60));
        await().atMost(PATIENCE)
                .until(() -> receiver.taken().size() == 1 && other.taken().size() == 1);
    }

    @Test
    void a_text_for_a_chat_needs_no_secret_and_a_trial_tells_what_became_of_it() {
        subscribe(
                "chat",
                "to: [{webhook: '" + other.url()
                        + "', format: text}, {webhook: 'http://127.0.0.1:1/x', format: text}]");
        Service service = service(Stage.database());

        Answer trial = service.post("/v1/subscriptions/chat/trial", "application/json", "");

        assertThat(trial.status()).as(trial.body()).isEqualTo(200);
        assertThat(trial.json().get("recipients").findValuesAsString("result")).containsExactly("sent", "undelivered");
        assertThat(trial.body()).contains("it cannot be reached").doesNotContain("127.0.0.1:1/x");
        assertThat(other.taken().getFirst().contentType()).isEqualTo("application/json");
        assertThat(other.taken().getFirst().body())
                .matches("\\{\"text\":\"trial:1: a promise is due \\(medium\\). Due .*\"}");
    }

    @Test
    void forged_and_old_ones_are_refused_by_the_library() throws WebhookVerificationException {
        subscribe("leads", "targets: [promise]", to(receiver));
        Service service = service(Stage.database());
        service.post("/v1/subscriptions/leads/trial", "application/json", "");
        Taken taken = receiver.taken().getFirst();
        Webhook library = new Webhook(WarningReceiver.SECRET);
        Map<String, List<String>> headers = new TreeMap<>();
        taken.headers().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));

        library.verify(taken.body(), headers);
        assertThatThrownBy(() -> library.verify(taken.body().replace("medium", "low"), headers))
                .isInstanceOf(WebhookVerificationException.class);
        long signed = Long.parseLong(
                headers.getOrDefault("webhook-timestamp", List.of()).getFirst());
        headers.put("webhook-timestamp", List.of(String.valueOf(signed - 301)));
        assertThatThrownBy(() -> library.verify(taken.body(), headers))
                .isInstanceOf(WebhookVerificationException.class)
                .hasMessageContaining("old");
    }
}
