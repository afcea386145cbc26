package dev.engagement.documents.mapping;

import dev.engagement.events.Catalogue;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** An entry from a row, before its personal data is replaced. */
public record RowEntry(
        String id,
        String source,
        String subject,
        Catalogue.EntryKind kind,
        OffsetDateTime time,
        Map<String, Object> data) {
    /** Returns the entry as a CloudEvent in JSON. */
    public Map<String, Object> toCloudEvent() {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", id);
        event.put("source", source);
        event.put("type", kind.wireType());
        event.put("subject", subject);
        event.put("time", time.toInstant().toString());
        event.put("datacontenttype", "application/json");
        event.put("data", data);
        return event;
    }
}
