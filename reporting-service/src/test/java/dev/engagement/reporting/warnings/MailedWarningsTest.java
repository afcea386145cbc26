package dev.engagement.reporting.warnings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.engagement.events.Results.CommitmentMade;
import dev.engagement.reporting.Stage;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.tests.Stories;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Mail in a real SMTP server, which comes late. */
class MailedWarningsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_mail_is_text_and_html_under_the_id_of_its_warning_once_the_server_is_there() throws Exception {
        Files.writeString(
                folder.resolve("leads.yaml"),
                "targets: [promise]\nat: [missed]\nto: [{mail: [leads@example.org, boss@example.org]}]\n");
        int port = freePort();
        GreenMail mail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        try (Stage stage = new Stage().withTopics()) {
            Service service = stage.service(
                    Stage.database(),
                    Stage.outbox(Stage.database()),
                    "--spring.mail.host=127.0.0.1",
                    "--spring.mail.port=" + port,
                    "--engagement.warnings.sender=engagement@example.org",
                    "--engagement.subscriptions=" + folder,
                    "--engagement.warnings.look-every=PT0.1S",
                    "--engagement.warnings.send-every=PT0.1S");
            stage.publish(Stories.utc()
                    .about("tool:<1>")
                    .at(LocalDateTime.ofInstant(start, ZoneOffset.UTC).toString())
                    .opened("incident", "mail & more", "network", null, null)
                    .entry(new CommitmentMade("fix", start.plus(Duration.ofMinutes(15)), null, null, null))
                    .owner("person:0123456789abcdef0123456789abcdef")
                    .entries());
            stage.complete(start.plus(Duration.ofMinutes(16)));
            await().atMost(PATIENCE)
                    .until(() -> mailOf(service).path("problem").asString("").contains("does not take it"));
            mail.start();
            await().atMost(PATIENCE).until(() -> mail.getReceivedMessages().length == 2);

            MimeMessage message = mail.getReceivedMessages()[0];
            String id = service.get("/v1/warnings")
                    .json()
                    .get("warnings")
                    .get(0)
                    .get("id")
                    .asString();
            assertThat(message.getMessageID()).isEqualTo("<" + id + "@engagement>");
            assertThat(message.getSubject()).isEqualTo("tool:<1>: a promise was not kept in time");
            assertThat(Arrays.toString(message.getFrom())).isEqualTo("[engagement@example.org]");
            List<String> parts = new ArrayList<>();
            collect(message, parts);
            assertThat(parts).hasSize(2);
            assertThat(parts.getFirst())
                    .contains("tool:<1>: a promise was not kept in time", "medium, mail & more, team network")
                    .contains(
                            "http://127.0.0.1:8081/requests/tool%3A%3C1%3E", "subscription leads, at the step missed");
            assertThat(parts.getLast())
                    .contains("<strong>tool:&lt;1&gt;: a promise was not kept", "mail &amp; more")
                    .contains("<a href=\"http://127.0.0.1:8081/requests/tool%3A%3C1%3E\">");
            assertThat(parts).noneMatch(part -> part.contains("person:"));
            await().atMost(PATIENCE)
                    .until(() -> mailOf(service).path("result").asString("").equals("sent"));
        } finally {
            mail.stop();
        }
    }

    private static JsonNode mailOf(Service service) {
        JsonNode warnings = service.get("/v1/warnings").json().get("warnings");
        return warnings.isEmpty() ? warnings : warnings.get(0).get("sendings").get(0);
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void collect(Part part, List<String> texts) throws Exception {
        if (part.getContent() instanceof Multipart several) {
            for (int number = 0; number < several.getCount(); number++) {
                BodyPart inner = several.getBodyPart(number);
                collect(inner, texts);
            }
        } else {
            texts.add(String.valueOf(part.getContent()).replace("\r\n", "\n"));
        }
    }
}
