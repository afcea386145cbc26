package dev.engagement.reporting.customer.asking;

import dev.engagement.events.Acceptance;
import dev.engagement.reporting.customer.asking.WantedRating.Claimed;
import java.time.Instant;

/** A link for a requester whom the tool can reach, as a CloudEvent. No name is in it, only the reference. */
record AskEvent(
        String specversion,
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        String datacontenttype,
        AskData data) {
    /** The data with which a tool hands the link on. */
    record AskData(String subscription, String requester, String rate) {}

    static AskEvent of(Claimed claimed, String requester, String link) {
        WantedRating wanted = claimed.wanted();
        return new AskEvent(
                "1.0",
                wanted.id(),
                Acceptance.CUSTOMERS_SOURCE,
                "dev.engagement.rating-wanted.v1",
                wanted.request(),
                claimed.decidedAt(),
                "application/json",
                new AskData(wanted.subscription(), requester, link));
    }

    /** Returns the same in a few words for a chat. */
    String says() {
        return "How did " + subject + " go? " + data.rate();
    }
}
