package dev.engagement.service.intake.webhooks.zammad;

import dev.engagement.service.intake.webhooks.Payload;
import dev.engagement.service.intake.webhooks.Speakers;
import dev.engagement.service.intake.webhooks.ToolAccount;
import dev.engagement.service.intake.webhooks.ToolAccount.SpeakerSide;
import dev.engagement.service.intake.webhooks.WholeTicket;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The default payload: a ticket, and the article of the change, if there is one. */
record ZammadPayload(Payload json) implements WholeTicket {
    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("status", "ticket.state"),
            Map.entry("priority", "ticket.priority.name"),
            Map.entry("owner", "ticket.owner.login"),
            Map.entry("team", "ticket.group.name"),
            Map.entry("channel", "ticket.create_article_type"),
            Map.entry("requester", "ticket.customer.login"),
            Map.entry("business-unit", "ticket.organization.name"),
            Map.entry("title", "ticket.title"),
            Map.entry("by", "ticket.updated_by.login"));

    @Override
    public Map<String, String> usual() {
        return USUAL;
    }

    /** Returns whether the article is a later one; the first one is the opening itself. */
    boolean hasFurtherArticle() {
        return json.has("article.id") && !"1".equals(json.text("ticket.article_count"));
    }

    /** Returns the side of the last updater by their roles: agents may be customers as well. */
    SpeakerSide updatersSide() {
        List<String> roles = json.items("ticket.updated_by.roles").stream()
                .map(role -> String.valueOf(role.value()))
                .toList();
        return roles.contains("Customer") && !roles.contains("Agent") ? SpeakerSide.CUSTOMER : SpeakerSide.STAFF;
    }

    /** Returns the article's author; if an agent wrote down a customer's message, the customer. */
    ToolAccount author(Speakers speakers, Instant at) {
        SpeakerSide side =
                switch (String.valueOf(json.text("article.sender"))) {
                    case "Customer" -> SpeakerSide.CUSTOMER;
                    case "System" -> SpeakerSide.MACHINE;
                    default -> SpeakerSide.STAFF;
                };
        return speakers.account(
                at, side, json.firstKey("article.origin_by.login", "article.origin_by", "article.created_by.login"));
    }
}
