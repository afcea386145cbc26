package dev.engagement.reporting.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.Stage;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.reporting.StandInCommandSide;
import dev.engagement.reporting.warnings.WarningReceiver;
import dev.engagement.reporting.warnings.outbox.OutboxDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** A reading side that asks, a command side, a webhook's receiver and a mail server. */
abstract class AskingStage {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final Pattern LINK = Pattern.compile("https://engagement\\.example(/rate/egl_[A-Za-z0-9_-]{43})");

    @TempDir
    Path folder = Path.of("");

    final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    final Stage stage = new Stage().withTopics();
    final StandInCommandSide commandSide = new StandInCommandSide();
    final WarningReceiver receiver = new WarningReceiver();
    final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    final String outbox = Stage.outbox(Stage.database());

    @BeforeEach
    void subscribe() throws Exception {
        mail.start();
        Files.writeString(folder.resolve("chat.secret"), WarningReceiver.SECRET);
        write("to: [{webhook: '" + receiver.url() + "', secret-file: chat.secret}]");
    }

    @AfterEach
    void stop() {
        stage.close();
        commandSide.close();
        receiver.close();
        mail.stop();
    }

    void write(String... more) throws Exception {
        Files.writeString(
                folder.resolve("rate.yaml"),
                "ask: {after: resolved, wait: PT1H}\nwhere: {service: mail}\n" + String.join("\n", more));
    }

    Service service(String database) {
        return stage.service(database, settings().toArray(String[]::new));
    }

    List<String> settings(String... more) {
        List<String> settings = new ArrayList<>(List.of(
                outbox,
                "--engagement.subscriptions=" + folder,
                "--engagement.command-side=" + commandSide.url(),
                "--engagement.warnings.look-every=PT0.1S",
                "--engagement.warnings.send-every=PT0.1S",
                "--engagement.warnings.patience=PT1S",
                "--engagement.warnings.sender=engagement@example.org",
                "--engagement.page-url=https://engagement.example",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + mail.getSmtp().getPort()));
        settings.addAll(List.of(more));
        return settings;
    }

    static JdbcTemplate outbox(Service service) {
        return service.bean(OutboxDatabase.class).jdbc();
    }

    static void awaitCounting(Service service) {
        await().atMost(PATIENCE)
                .until(() -> outbox(service).update("update subscription set since = since - interval '1 day'") == 1);
    }

    void name(String reference, @Nullable String text) {
        String kind = reference.substring(0, reference.indexOf(':'));
        stage.publish(new ProducerRecord<>(
                "engagement.directory.v1",
                reference,
                ("{\"kind\":\"" + kind + "\",\"text\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8)));
    }

    /** A request that was resolved just now. */
    List<Recorded> resolved(String request, @Nullable String requester) {
        return CustomerStage.opened(request, requester, "sales", Duration.ofHours(3))
                .owner("person:ben")
                .after(Duration.between(start.minus(Duration.ofHours(3)), start))
                .resolved("person:ben")
                .entries();
    }

    static List<String> results(Service service) {
        return outbox(service).queryForList("select subject || ' ' || result from asking order by 1", String.class);
    }

    void awaitResults(Service service, String... results) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(results(service)).containsExactly(results));
    }
}
