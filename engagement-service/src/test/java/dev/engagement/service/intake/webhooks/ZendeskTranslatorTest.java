package dev.engagement.service.intake.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Catalogue;
import dev.engagement.service.intake.webhooks.Translation.WholeSnapshot;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Written after the documentation of Zendesk's placeholders: times as {@code ticket.created_at_with_timestamp} shows them, without seconds,
 * ticket types and channels as words, people by {@code email}, and nothing where there is nobody.
 */
class ZendeskTranslatorTest extends TranslatorContract {
    private static final String TICKET = """
            {"id":"35436","created_at":"2013-12-12T05:35Z","updated_at":"%s","status":"%s","priority":"%s",
             "type":"Incident","assignee":"%s","group":"Support","via":"Web form","requester":"zoe@example.com",
             "organization":"Example","title":"No network","url":"example.zendesk.com/agent/tickets/35436",
             "current_user":"%s"}""";
    private static final String NEW = TICKET.formatted("2013-12-12T05:35Z", "New", "High", "", "zoe@example.com");
    private static final String PENDING =
            TICKET.formatted("2013-12-12T06:10Z", "Pending", "Urgent", "ana@example.com", "ana@example.com");
    private static final String SOLVED =
            TICKET.formatted("2013-12-12T07:00Z", "Solved", "Urgent", "ana@example.com", "ana@example.com");

    ZendeskTranslatorTest() {
        super("zendesk");
    }

    private static ToolDelivery recorded(String json) {
        return new ToolDelivery("zendesk", "documented", json.getBytes(StandardCharsets.UTF_8));
    }

    private static Snapshot snapshot(String json) {
        return ((WholeSnapshot) recorded(json).translate(ToolDelivery.connection("zendesk"))).snapshot();
    }

    private static List<String> told(List<ToldEntry> told) {
        return told.stream()
                .map(one ->
                        one.occurredAt() + " " + Catalogue.kindOf(one.entry()).name())
                .toList();
    }

    @Test
    void a_new_ticket_is_its_opening_and_what_changes_afterwards_is_told() {
        Connection zendesk = ToolDelivery.connection("zendesk");

        List<ToldEntry> opened = Changes.between(zendesk, RequestHistory.NONE, null, snapshot(NEW));
        assertThat(told(opened)).containsExactly("2013-12-12T05:35:00Z request-opened");
        assertThat(Catalogue.write(opened.getFirst().entry()))
                .containsEntry("activity", "Incident")
                .containsEntry("priority", "high")
                .containsEntry("channel", "Web form")
                .containsEntry("businessUnit", "Example");
        assertThat(opened.getFirst().subject()).isEqualTo("zendesk:35436");

        assertThat(told(Changes.between(zendesk, RequestHistory.NONE, snapshot(NEW), snapshot(PENDING))))
                .containsExactly(
                        "2013-12-12T06:10:00Z urgency-assessed",
                        "2013-12-12T06:10:00Z ownership-changed",
                        "2013-12-12T06:10:00Z barrier-raised");
        assertThat(told(Changes.between(zendesk, RequestHistory.NONE, snapshot(PENDING), snapshot(SOLVED))))
                .containsExactly("2013-12-12T07:00:00Z barrier-cleared", "2013-12-12T07:00:00Z request-resolved");
    }
}
