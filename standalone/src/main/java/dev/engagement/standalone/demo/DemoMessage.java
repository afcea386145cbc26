package dev.engagement.standalone.demo;

import dev.engagement.events.Catalogue;
import dev.engagement.events.Entry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A tool's message: an entry, its request, and when it happened. */
record DemoMessage(String source, String id, String subject, Instant time, Entry entry) {
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
