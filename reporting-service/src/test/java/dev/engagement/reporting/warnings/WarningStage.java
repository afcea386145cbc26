package dev.engagement.reporting.warnings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Recorded;
import dev.engagement.events.Results.CommitmentMade;
import dev.engagement.reporting.Stage;
import dev.engagement.reporting.Stage.Answer;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.tests.Stories;
import java.io.IOException;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A stage with an outbox, a folder of subscriptions and two receivers of warnings. */
abstract class WarningStage {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder = Path.of("");

    final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    final Stage stage = new Stage().withTopics();
    final WarningReceiver receiver = new WarningReceiver();
    final WarningReceiver other = new WarningReceiver();
    final String outbox = Stage.outbox(Stage.database());

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

    Service service(String database, String... more) {
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

    void subscribe(String name, String... lines) {
        try {
            Files.writeString(folder.resolve(name + ".yaml"), String.join("\n", lines));
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
    }

    String to(WarningReceiver one) {
        return "to: [{webhook: '" + one.url() + "', secret-file: chat.secret}]";
    }

    Stories opened(String request) {
        return Stories.utc().about(request).at(local(start)).opened("incident", "mail", "network", null, null);
    }

    List<Recorded> promised(String request, Duration due) {
        return opened(request)
                .entry(new CommitmentMade("fix", start.plus(due), null, null, null))
                .entries();
    }

    /** Returns once subscriptions count, and have done so since before these stories begin. */
    void awaitCounting(Service service, int subscriptions) {
        await().atMost(PATIENCE).until(() -> outboxOf(service, "select count(*) from subscription") == subscriptions);
        outboxOf(service, "update subscription set since = since - interval '1 hour' returning 1");
    }

    long outboxOf(Service service, String query) {
        try (var connection = DriverManager.getConnection(outbox.substring(outbox.indexOf("jdbc:")));
                var rows = connection.createStatement().executeQuery(query)) {
            assertThat(service.url()).isNotEmpty();
            return rows.next() ? rows.getLong(1) : -1;
        } catch (SQLException notYet) {
            return -1;
        }
    }

    static JsonNode warnings(Service service, String query) {
        Answer answer = service.get("/v1/warnings" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("warnings");
    }

    static String local(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString();
    }
}
