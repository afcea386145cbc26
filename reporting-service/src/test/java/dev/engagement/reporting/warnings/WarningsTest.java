package dev.engagement.reporting.warnings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Results.CommitmentDelivered;
import dev.engagement.events.Results.CommitmentMade;
import dev.engagement.events.TopicNames;
import dev.engagement.reporting.Stage;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.reporting.warnings.WarningReceiver.Behaviour;
import dev.engagement.reporting.warnings.WarningReceiver.Taken;
import dev.engagement.tests.contract.Document;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Warnings that are due, to whom they go, and what becomes of them. */
class WarningsTest extends WarningStage {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Document TOPICS = Document.file(Path.of("../docs/asyncapi.yaml"));

    @Test
    void a_promise_due_in_15_minutes_is_warned_of_once_by_a_signed_webhook_and_on_the_topic() {
        subscribe("leads", "where: {team: network}", "targets: [promise]", "at: [PT30M]", to(receiver));
        Service service = service(Stage.database());
        awaitCounting(service, 1);
        stage.publish(promised("tool:1", Duration.ofMinutes(15)));
        stage.publish(opened("tool:2").entries());
        stage.complete(start.plusSeconds(60));

        await().atMost(PATIENCE).until(() -> receiver.taken().size() == 1);
        Taken taken = receiver.taken().getFirst();
        assertThat(receiver.forged()).isEmpty();
        assertThat(taken.contentType()).isEqualTo("application/cloudevents+json");
        assertThat(taken.id()).matches("[0-9a-f]{32}");
        JsonNode event = taken.json();
        assertThat(event.get("id").asString()).isEqualTo(taken.id());
        assertThat(event.get("type").asString()).isEqualTo("dev.engagement.warning-given.v1");
        assertThat(taken.request()).isEqualTo("tool:1");
        assertThat(event.get("data").toString())
                .isEqualTo("{\"subscription\":\"leads\",\"target\":\"promise\",\"due\":\""
                        + start.plus(Duration.ofMinutes(15))
                        + "\",\"step\":\"PT30M\",\"state\":\"open\",\"urgency\":\"medium\",\"service\":\"mail\","
                        + "\"team\":\"network\",\"url\":\"https://engagement.example/requests/tool%3A1\"}");

        await().atMost(PATIENCE)
                .until(() -> warnings(service, "?result=waiting").isEmpty());
        holdsTopicAgainstItsDocument(taken);
        JsonNode listed = warnings(service, "?request=tool:1").get(0);
        assertThat(listed.get("id").asString()).isEqualTo(taken.id());
        assertThat(listed.get("sendings").findValuesAsString("result")).containsExactly("sent", "sent");
        assertThat(listed.get("sendings").findValuesAsString("recipient")).containsExactly("topic", "webhook 1");
        assertThat(service.get("/actuator/prometheus").body())
                .contains("engagement_warnings_total{result=\"sent\",step=\"PT30M\",target=\"promise\"} 2.0");

        stage.complete(start.plus(Duration.ofMinutes(14)));
        service.awaitComplete(start.plus(Duration.ofMinutes(14)).minusMillis(1));
        assertThat(warnings(service, "")).hasSize(1);
    }

    private void holdsTopicAgainstItsDocument(Taken taken) {
        List<ConsumerRecord<String, byte[]>> records = stage.records(TopicNames.WARNINGS);
        assertThat(records).hasSize(1);
        ConsumerRecord<String, byte[]> record = records.getFirst();
        ObjectNode headers = JSON.createObjectNode();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        assertThat(record.key()).isEqualTo("tool:1");
        assertThat(headers.get("ce_id").asString()).isEqualTo(taken.id());
        assertThat(TOPICS.faults("/components/schemas/WarningHeaders", headers)).isEmpty();
        assertThat(TOPICS.faults("/components/schemas/warning-given", JSON.readTree(record.value())))
                .isEmpty();
        assertThat(JSON.readTree(record.value())).isEqualTo(taken.json().get("data"));
    }

    @Test
    void a_promise_that_is_kept_in_time_is_not_warned_of_and_one_that_is_not_is() {
        subscribe("leads", "targets: [promise]", "at: [missed]", to(receiver));
        Service service = service(Stage.database());
        awaitCounting(service, 1);
        stage.publish(opened("tool:kept")
                .entry(new CommitmentMade("fix", start.plus(Duration.ofMinutes(15)), null, null, null))
                .after(Duration.ofMinutes(15))
                .entry(new CommitmentDelivered("fix", null))
                .entries());
        stage.publish(promised("tool:broken", Duration.ofMinutes(15)));
        stage.complete(start.plus(Duration.ofMinutes(16)));

        await().atMost(PATIENCE).until(() -> receiver.taken().size() == 1);
        assertThat(receiver.taken().getFirst().request()).isEqualTo("tool:broken");
        assertThat(warnings(service, "")).hasSize(1);
    }

    @Test
    void a_receiver_that_fails_or_hangs_gets_each_warning_once_it_is_back_in_order_and_holds_up_no_other() {
        subscribe("slow", "targets: [promise]", "at: [PT30M, missed]", to(receiver));
        subscribe("quick", "targets: [promise]", "at: [PT30M, missed]", to(other));
        Service service = service(Stage.database());
        awaitCounting(service, 2);
        receiver.behave(Behaviour.HANGS);
        List<String> requests =
                IntStream.range(0, 3).mapToObj(number -> "tool:" + number).toList();
        requests.forEach(request -> stage.publish(promised(request, Duration.ofMinutes(15))));
        stage.complete(start.plusSeconds(60));
        await().atMost(PATIENCE).until(() -> other.taken().size() == 3);
        stage.complete(start.plus(Duration.ofMinutes(16)));
        await().atMost(PATIENCE).until(() -> other.taken().size() == 6);
        receiver.behave(Behaviour.FAILS);
        await().atMost(PATIENCE)
                .until(() -> receiver.tries().stream().map(Taken::id).distinct().count() == 3
                        && receiver.tries().size() > 6);
        assertThat(receiver.taken()).isEmpty();
        receiver.behave(Behaviour.TAKES);

        await().atMost(PATIENCE).until(() -> receiver.taken().size() == 6);
        assertThat(receiver.forged()).isEmpty();
        assertThat(receiver.ids()).doesNotHaveDuplicates();
        for (String request : requests) {
            assertThat(receiver.taken().stream()
                            .filter(taken -> taken.request().equals(request))
                            .map(taken -> taken.json().get("data").get("step").asString()))
                    .containsExactly("PT30M", "missed");
        }
        assertThat(receiver.tries().stream().map(Taken::id).distinct()).hasSize(6);
    }

    @Test
    void what_could_not_be_delivered_for_a_day_is_listed_and_sent_again_when_somebody_asks() {
        subscribe("leads", "targets: [promise]", "at: [PT30M]", to(receiver));
        Service service = service(Stage.database());
        awaitCounting(service, 1);
        receiver.behave(Behaviour.FAILS);
        stage.publish(promised("tool:1", Duration.ofMinutes(15)));
        stage.complete(start.plusSeconds(60));
        await().atMost(PATIENCE).until(() -> !receiver.tries().isEmpty());
        String id = receiver.tries().getFirst().id();
        assertThat(service.post("/v1/warnings/" + id + "/again", "application/json", "")
                        .status())
                .isEqualTo(409);

        outboxOf(
                service,
                "update sending set since = since - interval '1 day', next_at = now() where recipient <> 'topic'"
                        + " returning number");
        await().atMost(PATIENCE)
                .until(() -> warnings(service, "?result=undelivered").size() == 1);
        assertThat(service.get("/warnings?result=undelivered", "Accept", "text/html")
                        .body())
                .contains("it answered 500", "Send again", "/warnings/" + id + "/again");
        receiver.behave(Behaviour.TAKES);
        assertThat(service.post("/v1/warnings/" + id + "/again", "application/json", "")
                        .status())
                .isEqualTo(202);

        await().atMost(PATIENCE).until(() -> receiver.ids().equals(List.of(id)));
        assertThat(service.post("/v1/warnings/none/again", "application/json", "")
                        .status())
                .isEqualTo(404);
    }
}
