package dev.engagement.documents.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.engagement.documents.subscriptions.Recipient.Mail;
import dev.engagement.documents.subscriptions.Recipient.Webhook;
import dev.engagement.documents.subscriptions.Recipient.WebhookFormat;
import dev.engagement.documents.subscriptions.SubscriptionFile.ReadSubscription;
import dev.engagement.documents.subscriptions.WarningStep.Before;
import dev.engagement.documents.subscriptions.WarningStep.Missed;
import dev.engagement.documents.subscriptions.WarningStep.Share;
import dev.engagement.events.InvalidField;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionFileTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void secret() throws IOException {
        Files.writeString(folder.resolve("chat.secret"), SECRET + "\n\n whsec_AAAA \n");
        Files.writeString(folder.resolve("bad.secret"), "no secret");
    }

    private ReadSubscription read(String text) throws IOException {
        return SubscriptionFile.read(Files.writeString(folder.resolve("leads.yaml"), text));
    }

    @Test
    void the_form_of_the_contract_is_read() throws IOException {
        ReadSubscription read = read("""
                where: {team: network, urgency: [critical, high]}
                targets: [engage, promise]
                at: [75%, PT30M, missed]
                to:
                  - {webhook: "https://chat.example/x", secret-file: chat.secret, format: cloudevent}
                  - {webhook: "https://chat.example/y", format: text}
                  - {mail: [network-leads@example.org]}
                """);

        assertThat(read.subscription())
                .isEqualTo(new Subscription(
                        "leads",
                        Map.of("team", Set.of("network"), "urgency", Set.of("critical", "high")),
                        Set.of("engage", "promise"),
                        List.of(new Share(75), new Before(Duration.ofMinutes(30)), new Missed()),
                        List.of(
                                new Webhook(
                                        URI.create("https://chat.example/x"),
                                        List.of(SECRET, "whsec_AAAA"),
                                        WebhookFormat.CLOUDEVENT),
                                new Webhook(URI.create("https://chat.example/y"), List.of(), WebhookFormat.TEXT),
                                new Mail(List.of("network-leads@example.org")))));
        assertThat(read.subscription().recipients()).containsExactly("webhook 1", "webhook 2", "mail 3");
        assertThat(read.files()).hasSize(2);
        assertThat(read.subscription().toString()).doesNotContain("chat.example", SECRET);
    }

    @Test
    void a_wish_to_ask_needs_no_recipient() throws IOException {
        Subscription ask = read("ask: {after: resolved, wait: PT1H}\nwhere: {team: desk}\n")
                .subscription();
        Subscription hook =
                read("ask: {after: resolved}\nto: [{webhook: 'https://x.example', secret-file: chat.secret}]")
                        .subscription();

        assertThat(ask.ask()).isEqualTo(new Subscription.AskRule(Duration.ofHours(1)));
        assertThat(ask.to()).isEmpty();
        assertThat(ask.rules()).isNotEqualTo(hook.rules());
        assertThat(hook.to()).hasSize(1);
        assertThatThrownBy(() -> read("ask: {after: resolved}\ntargets: [engage]"))
                .isInstanceOfSatisfying(
                        InvalidField.class, wrong -> assertThat(wrong.field()).isEqualTo("targets"));
        assertThatThrownBy(() -> read("ask: {after: resolved}\nto: [{mail: [a@example.org]}]"))
                .isInstanceOfSatisfying(
                        InvalidField.class, wrong -> assertThat(wrong.field()).isEqualTo("to"));
    }

    @Test
    void what_is_left_out_means_all() throws IOException {
        Subscription all = read("to: [{mail: a@example.org}]").subscription();

        assertThat(all.where()).isEmpty();
        assertThat(all.targets()).containsExactlyInAnyOrderElementsOf(Subscription.TARGETS);
        assertThat(all.at()).isEmpty();
        assertThat(all.rules())
                .isEqualTo(read("to: [{mail: b@example.org}]").subscription().rules());
        assertThat(all.rules())
                .isNotEqualTo(read("at: [missed]\nto: [{mail: a@example.org}]")
                        .subscription()
                        .rules());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ask: {after: opened} | ask.after | which is not one of resolved
            ask: {after: resolved, wait: P8D} | ask.wait | must be a time of at most 7 days
            ask: {after: resolved, when: PT1H} | when | is unknown
            to: [] | to | must be a list of 1 to 20 recipients
            where: {colour: red} | where | which is not one of activity, urgency
            where: {team: {a: b}} | where.team | must be a word or a list of words
            targets: [fun] | targets | which is not one of engage, own, pace, resolve, promise
            at: [100%] | at | must be a share such as 75%
            at: [PT0S] | at | must be a share such as 75%
            at: [P400D] | at | a time of at most 366 days
            when: now | when | is unknown; the fields are where, targets, at, to
            to: [{webhook: 'ftp://x', format: text}] | to[0].webhook | must be an address that begins with https://
            to: [{webhook: 'https://x'}] | to[0].secret-file | is required
            to: [{webhook: 'https://x', secret-file: none}] | to[0].secret-file | names none, which cannot be read
            to: [{webhook: 'https://x', secret-file: bad.secret}] | to[0].secret-file | must hold a secret: whsec_
            to: [{webhook: 'https://x', format: xml}] | to[0].format | which is not one of cloudevent, text
            to: [{mail: leads}] | to[0].mail | must be addresses such as
            to: [{fax: 1}] | fax | is unknown; the fields are webhook, secret-file, format
            [1] | the file | must hold fields
            to: [ | the file | is not YAML
            """)
    void a_mistake_is_told_by_its_field(String text, String field, String says) {
        String whole = text.startsWith("to:") || text.startsWith("[") ? text : text + "\nto: [{mail: a@example.org}]";

        assertThatThrownBy(() -> read(whole)).isInstanceOfSatisfying(InvalidField.class, invalid -> {
            assertThat(invalid.field()).isEqualTo(field);
            assertThat(invalid.says()).contains(says);
        });
    }
}
