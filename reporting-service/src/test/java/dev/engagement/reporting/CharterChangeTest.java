package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.reporting.Stage.Answer;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a charter's draft would change, how it is published, and both sides' signatures, on the page. */
@ExtendWith(Shared.class)
class CharterChangeTest {
    private final CharterStage charters;

    CharterChangeTest(CharterStage charters) {
        this.charters = charters;
    }

    @Test
    void a_change_is_previewed_in_words_before_it_is_published_on_top_of_the_version_that_was_read() {
        String form = charters.get("/charter/change?charter=sales").body();
        assertThat(form).contains("name=\"base\" value=\"sales@2\"").contains("charter: sales");

        Answer preview = charters.post("/charter/preview", Map.of("document", draft("PT12H"), "base", "sales@2"));
        assertThat(preview.status()).as(preview.body()).isEqualTo(200);
        assertThat(CharterStage.plain(preview.body()))
                .contains("The draft would have changed the figures of 1 of the 2 requests of the last 90 days.")
                .contains("Targets high somebody's attention within 1 h", "somebody's attention within 12 h")
                .contains("time to engage , target met 50 % 100 % +50 points")
                .contains("Publish it as the next version of sales");

        charters.commandSide.chartersAnswer(412, "{\"detail\":\"no\"}");
        assertThat(CharterStage.plain(publish("sales@2", 412).body()))
                .contains("Somebody has published another version meanwhile")
                .contains("engage: PT12H");
        charters.commandSide.chartersAnswer(422, "{\"detail\":\"\\\"for\\\" is wrong.\"}");
        assertThat(CharterStage.plain(publish("sales@2", 422).body())).contains("\"for\" is wrong.");
        charters.commandSide.chartersAnswer(201, "{\"version\":3}");
        Answer published = publish("sales@2", 303);
        assertThat(published.headers().get("Location")).containsExactly("/charters/sales?published=3");
        assertThat(charters.commandSide.sent()).startsWith("\"2\" null ").contains("engage: PT12H");
        publish("other@2", 303);
        assertThat(charters.commandSide.sent()).startsWith("null * ");
        assertThat(charters.text("/charters/sales?published=3"))
                .contains("Version 3 of sales is published; it shows here within");
        assertThat(charters.text("/charters/sales?published=2")).contains("Version 2 of sales is published. ");
    }

    @Test
    void a_mistake_in_a_draft_is_said_above_it_with_the_field_and_the_draft_stays() {
        Answer answer = charters.post("/charter/preview", Map.of("document", draft("soon"), "base", "sales@2"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(CharterStage.plain(answer.body())).contains("engage").contains("engage: soon");
        assertThat(charters.post("/charter/preview", Map.of("document", "a: [")).status())
                .isEqualTo(400);
    }

    @Test
    void a_signatory_sees_what_it_would_have_changed_and_signs_or_refuses_with_a_reason() {
        assertThat(charters.text("/charters/sales/versions/2/preview"))
                .contains("Version 2 of sales would have changed the figures of")
                .contains("Working time hours")
                .contains("Sign it, or refuse it");

        charters.commandSide.chartersAnswer(201, "{}");
        Answer signed = sign(Map.of("signatory", "sales", "by", "Sue", "word", "sign", "reason", "left over"));
        assertThat(signed.status()).isEqualTo(303);
        assertThat(charters.commandSide.sent()).endsWith("{\"signatory\":\"sales\",\"by\":\"Sue\"}");
        String there = location(signed);
        assertThat(charters.text(there))
                .contains("It is recorded that sales signed version 2; it shows here within seconds.");

        Answer refused = sign(Map.of("signatory", "sales", "word", "refuse", "reason", "Too slow"));
        assertThat(charters.commandSide.sent())
                .endsWith("{\"signatory\":\"sales\",\"refused\":true,\"reason\":\"Too slow\"}");
        assertThat(charters.text(location(refused))).contains("It is recorded that sales refused version 2. ");

        charters.commandSide.chartersAnswer(403, "{}");
        Answer stranger = sign(Map.of("signatory", "sales", "by", "Sue", "word", "sign"));
        assertThat(stranger.status()).isEqualTo(403);
        assertThat(stranger.body()).contains("takes a key or a sign-in").contains("value=\"Sue\"");
    }

    private static String location(Answer answer) {
        return Objects.requireNonNull(answer.headers().get("Location")).getFirst();
    }

    private Answer sign(Map<String, String> fields) {
        return charters.post("/charters/sales/versions/2/signatures", fields);
    }

    private Answer publish(String base, int status) {
        Answer answer = charters.post("/charter/publish", Map.of("document", draft("PT12H"), "base", base));
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer;
    }

    /** The same charter with another target for urgent requests, effective in a time to come. */
    private static String draft(String engage) {
        return """
                charter: sales
                effectiveFrom: 2099-01-01T00:00:00Z
                for: {activity: [incident]}
                signatories: [it, sales]
                attainment: {engage: 0.9}
                zone: UTC
                hours: always
                urgency:
                  matrix: {critical: [critical, high, high, medium], high: [high, high, medium, medium],
                           medium: [high, medium, medium, low], low: [medium, medium, low, low]}
                targets:
                  critical: {engage: PT15M, own: PT30M, update-every: PT1H, resolve: PT4H}
                  high: {engage: %s, own: PT2H, update-every: PT4H, resolve: PT8H}
                  medium: {engage: PT4H, own: PT8H, update-every: P1D, resolve: P3D}
                  low: {engage: PT8H, own: P1D, update-every: P3D, resolve: P10D}
                notice: 0.2
                warn-before: PT30M
                """.formatted(engage);
    }
}
