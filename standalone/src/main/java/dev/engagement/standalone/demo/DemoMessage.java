package dev.engagement.standalone.demo;

import dev.engagement.events.Catalogue;
import dev.engagement.events.Entry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A tool's message: an entry and its request.
 *
 * @param time when it happened
 * @param told when the tool tells it
 */
record DemoMessage(String source, String id, String subject, Instant time, Instant told, Entry entry) {
    /** Returns a CloudEvent, ready for any JSON library. */
    Map<String, Object> cloudEvent() {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("type", Catalogue.kindOf(entry).wireType());
        event.put("source", source);
        event.put("id", id);
        event.put("subject", subject);
        event.put("time", time.toString());
        event.put("data", Catalogue.write(entry));
        return event;
    }
}
