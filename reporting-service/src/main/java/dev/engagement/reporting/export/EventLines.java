package dev.engagement.reporting.export;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.history.Stored;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/** Writes a CloudEvent on each line, in the form that {@code POST /v1/events} accepts; our own attributes are ignored there. */
public final class EventLines implements EntryFile {
    private static final JsonMapper JSON = new JsonMapper();

    private final OutputStream out;

    public EventLines(OutputStream out) {
        this.out = out;
    }

    @Override
    public void add(Stored entry) throws IOException {
        Recorded recorded = entry.recorded();
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", recorded.messageId());
        event.put("source", recorded.source());
        event.put("type", entry.type());
        event.put("subject", recorded.subject());
        event.put("time", recorded.occurredAt().toString());
        event.put("recordedtime", recorded.recordedAt().toString());
        event.put("sequence", recorded.sequence());
        event.put("entryid", recorded.entryId().toString());
        // Strings of JSON hold no raw line breaks, and elsewhere a line break is only white space.
        event.put("data", new RawValue(entry.data().replace('\n', ' ').replace('\r', ' ')));
        out.write(JSON.writeValueAsBytes(event));
        out.write('\n');
    }

    @Override
    public void end() {
        // No end is needed: each line is complete.
    }
}
