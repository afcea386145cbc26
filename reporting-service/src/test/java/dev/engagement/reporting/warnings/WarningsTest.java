package dev.engagement.reporting.warnings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.engagement.events.Recorded;
import dev.engagement.events.Results.CommitmentDelivered;
import dev.engagement.events.Results.CommitmentMade;
import dev.engagement.events.TopicNames;
import dev.engagement.reporting.Stage;
import dev.engagement.reporting.Stage.Answer;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.reporting.warnings.WarningReceiver.Behaviour;
import dev.engagement.reporting.warnings.WarningReceiver.Taken;
import dev.engagement.tests.Stories;
import dev.engagement.tests.contract.Document;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Warnings from the topic of entries to real receivers. Time goes by the command side's word of what is complete. */
class WarningsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Document TOPICS = Document.file(Path.of("../docs/asyncapi.yaml"));

    @TempDir
    private Path folder = Path.of("");

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Stage stage = new Stage().withTopics();
    private final WarningReceiver receiver = new WarningReceiver();
    private final WarningReceiver other = new WarningReceiver();
    private final String outbox = Stage.outbox(Stage.database());

    @BeforeEach
    void secrets() throws IOException {
        Files.writeString(folder.resolve("chat.secret"), WarningReceiver.SECRET);
    }

    @AfterEach
    void stop() {
        stage.close();
        receiver.close();
        other.close();
    }

    private Service service(String database, String... more) {
        List<String> settings = new ArrayList<>(List.of(
                outbox,
                "--engagement.subscriptions=" + folder,
                "--engagement.warnings.look-every=PT0.1S",
                "--engagement.warnings.send-every=PT0.1S",
                "--engagement.warnings.patience=PT1S",
                "--engagement.page-url=https://engagement.example/"));
        settings.addAll(List.of(more));
        return stage.service(database, settings.toArray(String[]::new));
    }

    private void subscribe(String name, String... lines) {
        try {
            Files.writeString(folder.resolve(name + ".yaml"), String.join("\n", lines));
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private String to(WarningReceiver one) {
        return "to: [{webhook: '" + one.url() + "', secret-file: chat.secret}]";
    }

    private Stories opened(String request) {
        return Stories.utc().about(request).at(local(start)).opened("incident", "mail", "network", null, null);
    }

    private List<Recorded> promised(String request, Duration due) {
        return opened(request)
                .entry(new CommitmentMade("fix", start.plus(due), null, null, null))
                .entries();
    }

    /** Returns once subscriptions count, and have done so since before these stories begin. */
    private void awaitCounting(Service service, int subscriptions) {
        await().atMost(PATIENCE).until(() -> outboxOf(service, "select count(*) from subscription") == subscriptions);
        outboxOf(service, "update subscription set since = since - interval '1 hour' returning 1");
    }

    private long outboxOf(Service service, String query) {
        try (var connection = DriverManager.getConnection(outbox.substring(outbox.indexOf("jdbc:")));
                var rows = connection.createStatement().executeQuery(query)) {
            assertThat(service.url()).isNotEmpty();
            return rows.next() ? rows.getLong(1) : -1;
        } catch (SQLException notYet) {
            return -1;
        }
    }

    private static JsonNode warnings(Service service, String query) {
        Answer answer = service.get("/v1/warnings" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("warnings");
    }

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

    @Test
    void a_reading_side_that_is_built_anew_sends_nothing_again_and_both_decide_on_what_follows_once() {
        subscribe("leads", "targets: [promise, engage]", "at: [50%, PT30M, missed]", to(receiver));
        Service before = service(Stage.database());
        awaitCounting(before, 1);
        stage.publish(promised("tool:1", Duration.ofMinutes(15)));
        stage.complete(start.plus(Duration.ofMinutes(20)));
        await().atMost(PATIENCE).until(() -> receiver.taken().size() == 1);
        List<String> sent = List.copyOf(receiver.ids());

        Service anew = service(Stage.database());
        anew.awaitComplete(start.plus(Duration.ofMinutes(20)).minusMillis(1));
        stage.publish(promised("tool:2", Duration.ofMinutes(30)));
        stage.complete(start.plus(Duration.ofMinutes(31)));
        anew.awaitComplete(start.plus(Duration.ofMinutes(31)).minusMillis(1));
        before.awaitComplete(start.plus(Duration.ofMinutes(31)).minusMillis(1));
        await().atMost(PATIENCE).until(() -> receiver.taken().size() >= 2);

        before.close();
        stage.complete(start.plus(Duration.ofMinutes(32)));
        anew.awaitComplete(start.plus(Duration.ofMinutes(32)).minusMillis(1));
        assertThat(receiver.ids()).startsWith(sent.getFirst()).doesNotHaveDuplicates();
        assertThat(receiver.taken().stream().filter(taken -> taken.request().equals("tool:1")))
                .hasSize(1);
    }

    @Test
    void a_mistake_in_a_subscription_is_told_by_health_and_page_and_harms_no_other() {
        subscribe("good", "targets: [promise]", "at: [PT30M]", to(receiver));
        subscribe("bad", "targets: [promise]", "at: [soon]", to(other));
        subscribe("asks", "ask: {after: resolved, wait: PT1H}");
        Service service = service(Stage.database());
        awaitCounting(service, 1);
        assertThat(service.get("/actuator/health").body())
                .contains("\"bad\":\"\\\"at\\\" must be a share such as 75%")
                .contains("\"asks\":\"\\\"ask\\\" is not built yet");
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

    /** Stories of the past, read while nobody knows yet how they went on. */
    @Test
    void history_warns_nobody() {
        subscribe("all", "at: [50%, PT30M, missed]", to(receiver));
        Service service = service(Stage.database());
        awaitCounting(service, 1);
        List<Recorded> imported = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            imported.addAll(Stories.utc()
                    .about("old:" + number)
                    .at("2026-03-02T09:00")
                    .learned(local(start))
                    .opened()
                    .promised("fix", "2026-03-03T09:00")
                    .entries());
        }
        stage.publish(imported);
        stage.publish(promised("tool:1", Duration.ofMinutes(15)));
        stage.complete(start.plus(Duration.ofMinutes(16)));

        await().atMost(PATIENCE).until(() -> !receiver.taken().isEmpty());
        await().atMost(PATIENCE).until(() -> service.database()
                .queryForList("select subject from request where look_at = '-infinity'", String.class)
                .isEmpty());
        assertThat(receiver.taken()).allMatch(taken -> taken.request().equals("tool:1"));
    }

    /** As while a reading side is built anew: of a promise it knows the making, and not yet the delivery. */
    @Test
    void a_side_that_lags_behind_decides_nothing() {
        subscribe("leads", "targets: [promise]", "at: [missed]", to(receiver));
        Service service = service(Stage.database(), "--engagement.stalled-after=PT1M");
        awaitCounting(service, 1);
        Instant due = start.minus(Duration.ofMinutes(20));
        List<Recorded> kept = longAgo("tool:kept", due)
                .at(local(start.minus(Duration.ofMinutes(21))))
                .learned(local(start))
                .entry(new CommitmentDelivered("fix", null))
                .entries();
        stage.publish(kept.subList(0, 2));
        stage.publish(longAgo("tool:broken", due).entries());
        Instant then = start.minus(Duration.ofMinutes(15));
        stage.complete(then);
        service.awaitComplete(then.minusMillis(1));
        stage.publish(kept.subList(2, 3));
        stage.complete(Instant.now());

        await().atMost(PATIENCE).until(() -> !receiver.taken().isEmpty());
        assertThat(receiver.taken()).extracting(Taken::request).containsExactly("tool:broken");
        assertThat(warnings(service, "?request=tool:kept")).isEmpty();
    }

    private static Stories longAgo(String request, Instant due) {
        return Stories.utc()
                .about(request)
                .at(local(due.minus(Duration.ofMinutes(10))))
                .opened()
                .entry(new CommitmentMade("fix", due, null, null, null));
    }

    private static String local(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString();
    }
}
