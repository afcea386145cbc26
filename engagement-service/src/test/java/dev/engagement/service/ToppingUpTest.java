package dev.engagement.service;

import static dev.engagement.service.Events.BATCH;
import static dev.engagement.service.Events.STRUCTURED;
import static dev.engagement.service.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.service.Running.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** An export in which people and texts are references, told to a record that has a part of it already. */
@ExtendWith(Shared.class)
class ToppingUpTest {
    private static final String OPENED =
            "{\"activity\":\"incident\",\"service\":\"mail\",\"requester\":\"ana@example.com\",\"title\":\"No mail\",\"colour\":\"red\"}";

    private final Running service;

    ToppingUpTest(Running service) {
        this.service = service;
    }

    /** Returns what an export has of a request's first entry. */
    private String exported(String subject, String id) {
        JsonNode entry =
                service.get("/v1/requests/" + subject + "/entries").body().at("/entries/0");
        return event(id, subject, "request-opened", entry.get("data").toString())
                .replace("2026-03-27T16:30:00+01:00", entry.get("time").asString());
    }

    @Test
    void what_is_there_is_a_duplicate_and_only_the_rest_is_recorded() {
        Answer first = service.post(STRUCTURED, event("up1", "up:1", "request-opened", OPENED));
        String line = exported("up:1", "up1");
        assertThat(line).contains("person:", "text:").doesNotContain("ana@example.com", "No mail", "colour");

        Answer answer = service.post(
                BATCH,
                "[" + line + ","
                        + event("up2", "up:1", "ownership-changed", "{\"owner\":\"person:" + "a".repeat(32) + "\"}")
                        + "]");

        assertThat(answer.body().path("duplicates").asInt()).isEqualTo(1);
        assertThat(answer.body().path("recorded").asInt()).isEqualTo(1);
        Answer again = service.post(STRUCTURED, line);
        assertThat(again.text("outcome")).isEqualTo("duplicate");
        assertThat(again.text("entryid")).isEqualTo(first.text("entryid"));
        assertThat(service.post(STRUCTURED, event("up1", "up:1", "request-opened", OPENED))
                        .text("outcome"))
                .as("the tool itself may still repeat")
                .isEqualTo("duplicate");
    }

    @Test
    void a_line_that_says_anything_else_is_no_repeat() {
        service.post(STRUCTURED, event("up3", "up:3", "request-opened", OPENED));
        String line = exported("up:3", "up3");
        String person = "person:" + "b".repeat(32);

        for (String other : new String[] {
            line.replace("\"service\":\"mail\"", "\"service\":\"desk\""),
            line.replaceFirst("person:[0-9a-f]{32}", person),
            line.replaceFirst("text:[0-9a-f]{32}", "No mail at all"),
            line.replace("15:30:00Z", "15:30:01Z"),
            line.replace("\"up:3\"", "\"up:4\""),
            line.replace("\"service\":\"mail\"", "\"service\":\"mail\",\"colour\":\"red\"")
        }) {
            assertThat(service.post(STRUCTURED, other).status()).as(other).isEqualTo(409);
        }
    }
}
