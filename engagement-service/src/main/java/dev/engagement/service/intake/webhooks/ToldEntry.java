package dev.engagement.service.intake.webhooks;

import dev.engagement.events.Catalogue;
import dev.engagement.events.Entry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An entry from a tool, with people and free text still in the tool's words.
 *
 * @param id the message's id: the same whenever the tool sends the same again
 */
public record ToldEntry(String id, String subject, Instant occurredAt, Entry entry) {
    /** Returns the entry as a CloudEvent's JSON object. */
    public Map<String, Object> toEvent(String source) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", id);
        event.put("source", source);
        event.put("type", Catalogue.kindOf(entry).wireType());
        event.put("subject", subject);
        event.put("time", occurredAt.toString());
        event.put("data", Catalogue.write(entry));
        return event;
    }
}
