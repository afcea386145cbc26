package dev.engagement.reporting.export;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.history.Stored;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/** Writes a CloudEvent on each line, in the form that {@code POST /v1/events} accepts; our own attributes are ignored there. */
public final class EventLines implements EntryFile {
    private static final JsonMapper JSON = new JsonMapper();

    private final OutputStream out;

    public EventLines(OutputStream out) {
        this.out = out;
    }

    private record EventLine(
            String specversion,
            String id,
            String source,
            String type,
            String subject,
            Instant time,
            Instant recordedtime,
            long sequence,
            UUID entryid,
            RawValue data) {}

    @Override
    public void add(Stored entry) throws IOException {
        Recorded recorded = entry.recorded();
        out.write(JSON.writeValueAsBytes(new EventLine(
                "1.0",
                recorded.messageId(),
                recorded.source(),
                entry.type(),
                recorded.subject(),
                recorded.occurredAt(),
                recorded.recordedAt(),
                recorded.sequence(),
                recorded.entryId(),
                // Strings of JSON hold no raw line breaks, and elsewhere a line break is only white space.
                new RawValue(entry.data().replace('\n', ' ').replace('\r', ' ')))));
        out.write('\n');
    }

    @Override
    public void end() {
        // No end is needed: each line is complete.
    }
}
