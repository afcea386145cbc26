package dev.engagement.reporting.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMailUtil;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.Stage;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.reporting.warnings.WarningReceiver.Behaviour;
import dev.engagement.reporting.warnings.WarningReceiver.Taken;
import dev.engagement.tests.Stories;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;

/** Asking requesters for a rating after a resolution: once, by mail, by webhook, or not at all. */
class AskingTest extends AskingStage {
    @Test
    void an_address_gets_a_mail_a_name_the_webhook_and_nobody_knows_of_the_others() throws Exception {
        Service service = service(Stage.database());
        awaitCounting(service);
        name("person:mia", "mia@example.org");
        name("person:tom", "Tom Tool");
        stage.publish(resolved("desk:mail", "person:mia"));
        stage.publish(resolved("desk:hook", "person:tom"));
        stage.publish(resolved("desk:none", null));
        stage.publish(resolved("desk:forgotten", "person:gone"));
        stage.complete(start.plus(Duration.ofMinutes(61)));

        await().atMost(PATIENCE)
                .until(() -> outbox(service)
                                .update("update asking set decided_at = decided_at - interval '10 minutes'"
                                        + " where problem like 'no name of the requester%'")
                        == 1);
        awaitResults(
                service,
                "desk:forgotten no-address",
                "desk:hook recorded",
                "desk:mail recorded",
                "desk:none no-address");

        assertThat(mail.getReceivedMessages()).hasSize(1);
        MimeMessage message = mail.getReceivedMessages()[0];
        String text =
                GreenMailUtil.getWholeMessage(message).replace("=\r\n", "").replace("=3D", "=");
        assertThat(message.getSubject()).isEqualTo("How did it go? desk:mail");
        assertThat(message.getAllRecipients()[0]).hasToString("mia@example.org");
        assertThat(text).contains("?score=1", "?score=5", "How satisfied").doesNotContain("person:", "Ben");
        assertThat(service.get(link(text) + "?score=5").body()).contains("How did it go?", "desk:mail");
        assertThat(receiver.forged()).isEmpty();
        assertThat(receiver.taken()).hasSize(1);
        String posted = receiver.taken().getFirst().body();
        assertThat(posted)
                .contains("\"requester\":\"person:tom\"", "\"subject\":\"desk:hook\"")
                .doesNotContain("Tom Tool");
        assertThat(service.get(link(posted)).status()).isEqualTo(200);
        assertThat(commandSide.said())
                .hasSize(2)
                .anyMatch(said -> said.contains("experience-asked") && said.contains("\"channel\":\"mail\""))
                .anyMatch(said -> said.contains("experience-asked") && said.contains("\"channel\":\"webhook\""));
    }

    private static String link(String text) {
        Matcher link = LINK.matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return link.group(1);
    }

    /** The mail is left beside the test's report, to be looked at. */
    @Test
    void a_mail_is_text_and_html_with_the_title_in_one_line_and_no_header_of_its_own() throws Exception {
        Service service = service(Stage.database());
        awaitCounting(service);
        name("person:mia", "mia@example.org");
        name(
                "text:desk:titled",
                "The printer on floor 3\\r\\nBcc: boss@example.org\\r\\n\\r\\n<b>prints ümläuts twice & in the wrong order</b>");
        await().atMost(PATIENCE)
                .until(() -> service.database()
                                .queryForList("select 1 from directory")
                                .size()
                        == 2);
        stage.publish(resolved("desk:titled", "person:mia"));
        stage.complete(start.plus(Duration.ofMinutes(61)));
        awaitResults(service, "desk:titled recorded");

        assertThat(mail.getReceivedMessages()).hasSize(1);
        MimeMessage message = mail.getReceivedMessages()[0];
        String title =
                "The printer on floor 3 Bcc: boss@example.org <b>prints ümläuts twice & in the wrong order</b> (desk:titled)";
        assertThat(message.getSubject()).isEqualTo("How did it go? " + title);
        assertThat(message.getHeader("Bcc")).isNull();
        List<String> parts = new ArrayList<>();
        collect(message, parts);
        assertThat(parts).hasSize(2);
        assertThat(parts.getFirst()).contains("You asked for: " + title + "\n", "5: https://engagement.example/rate/");
        assertThat(parts.getLast())
                .contains("&lt;b&gt;prints ümläuts twice &amp;")
                .doesNotContain("<b>");
        assertThat(parts).noneMatch(part -> part.contains("person:") || part.contains("Ben"));
        Path folder = Files.createDirectories(Path.of("target", "mails"));
        Files.writeString(folder.resolve("rating.txt"), message.getSubject() + "\n\n" + parts.getFirst());
        Files.writeString(folder.resolve("rating.html"), parts.getLast());
    }

    private static void collect(Part part, List<String> texts) throws Exception {
        if (part.getContent() instanceof Multipart several) {
            for (int number = 0; number < several.getCount(); number++) {
                collect(several.getBodyPart(number), texts);
            }
        } else {
            texts.add(String.valueOf(part.getContent()).replace("\r\n", "\n"));
        }
    }

    @Test
    void two_instances_and_a_restart_ask_once_and_another_resolution_asks_again() {
        String database = Stage.database();
        Service one = service(database);
        Service two = service(Stage.database());
        awaitCounting(one);
        name("person:mia", "mia@example.org");
        Stories story = CustomerStage.opened("desk:twice", "person:mia", "sales", Duration.ofHours(3))
                .owner("person:ben")
                .after(Duration.ofHours(3))
                .resolved("person:ben");
        stage.publish(story.entries());
        stage.complete(start.plus(Duration.ofMinutes(61)));
        awaitResults(one, "desk:twice recorded");
        one.close();
        two.close();

        Service back = service(database);
        Service anew = service(Stage.database());
        stage.publish(CustomerStage.opened("desk:later", "person:mia", "sales", Duration.ofHours(3))
                .after(Duration.ofHours(3))
                .resolved("person:ben")
                .entries());
        stage.complete(start.plus(Duration.ofMinutes(62)));
        awaitResults(back, "desk:later recorded", "desk:twice recorded");
        assertThat(anew.url()).isNotEmpty();
        assertThat(mail.getReceivedMessages()).hasSize(2);

        int before = story.entries().size();
        List<Recorded> more = story.after(Duration.ofMinutes(1))
                .reopened()
                .after(Duration.ofMinutes(1))
                .resolved("person:ben")
                .entries();
        stage.publish(more.subList(before, more.size()));
        stage.complete(start.plus(Duration.ofMinutes(70)));
        awaitResults(back, "desk:later recorded", "desk:twice recorded", "desk:twice recorded");
        assertThat(mail.getReceivedMessages()).hasSize(3);
    }

    @Test
    void nobody_is_asked_too_early_or_about_what_is_open_again_or_who_has_rated() {
        Service service = service(Stage.database());
        awaitCounting(service);
        name("person:mia", "mia@example.org");
        stage.publish(resolved("desk:asked", "person:mia"));
        stage.publish(CustomerStage.opened("desk:open", "person:mia", "sales", Duration.ofHours(3))
                .after(Duration.ofHours(3))
                .resolved("person:ben")
                .after(Duration.ofMinutes(1))
                .reopened()
                .entries());
        stage.publish(CustomerStage.opened("desk:rated", "person:mia", "sales", Duration.ofHours(3))
                .after(Duration.ofHours(3))
                .resolved("person:ben")
                .after(Duration.ofMinutes(1))
                .entry(RateExample.GOOD)
                .entries());
        stage.complete(start.plus(Duration.ofMinutes(59)));
        service.awaitEntries("desk:rated", 3);
        await().atMost(PATIENCE)
                .until(() -> service.database()
                                .queryForList("select 1 from request where ask_at > '-infinity'")
                                .size()
                        == 2);
        assertThat(results(service)).isEmpty();

        stage.complete(start.plus(Duration.ofMinutes(61)));
        awaitResults(service, "desk:asked recorded");
    }

    @Test
    void what_does_not_get_away_is_tried_again_under_the_same_id_and_recorded_once_the_command_side_is_back() {
        receiver.behave(Behaviour.FAILS);
        commandSide.eventsAnswer(503);
        Service service = service(Stage.database());
        awaitCounting(service);
        name("person:tom", "Tom");
        stage.publish(resolved("desk:hook", "person:tom"));
        stage.complete(start.plus(Duration.ofMinutes(61)));
        await().atMost(PATIENCE).until(() -> receiver.tries().size() > 1);
        assertThat(results(service)).containsExactly("desk:hook waiting");
        receiver.behave(Behaviour.TAKES);
        awaitResults(service, "desk:hook sent");
        commandSide.eventsAnswer(200);
        awaitResults(service, "desk:hook recorded");

        assertThat(receiver.taken()).hasSize(1);
        assertThat(receiver.tries())
                .hasSizeGreaterThan(2)
                .extracting(Taken::id)
                .containsOnly(receiver.tries().getFirst().id());
        assertThat(commandSide.said()).containsOnly(commandSide.said().getFirst());
    }

    @Test
    void without_a_webhook_a_requester_without_an_address_is_not_asked() throws Exception {
        write();
        Service service = service(Stage.database());
        awaitCounting(service);
        name("person:tom", "Tom");
        stage.publish(resolved("desk:hook", "person:tom"));
        stage.complete(start.plus(Duration.ofMinutes(61)));

        awaitResults(service, "desk:hook no-address");
        assertThat(commandSide.said()).isEmpty();
        assertThat(service.get("/warnings").body()).contains("1 had no address");
    }
}
