package dev.engagement.service.intake.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.engagement.documents.Refused;
import dev.engagement.service.intake.Problems;
import dev.engagement.service.intake.Streams;
import dev.engagement.service.request.StoredEntry;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.util.RawValue;

/** {@code GET /v1/requests/{id}/entries}: a request's stored stream, as CloudEvents. */
@RestController
class EntriesDoor {
    private static final int PAGE = 1_000;

    private final Streams streams;

    EntriesDoor(Streams streams) {
        this.streams = streams;
    }

    /** A page of a request's entries; {@code next} is absent behind the last. */
    private record EntriesAnswer(
            String request,
            List<EntryEvent> entries,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long next) {}

    /** An entry as a CloudEvent; an unreadable one has its stored text and the reason. */
    private record EntryEvent(
            String specversion,
            @Nullable String id,
            @Nullable String source,
            String type,
            String subject,
            @Nullable String time,
            @Nullable String recordedtime,
            long sequence,
            String entryid,
            String datacontenttype,
            Object data,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String unreadable,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String stored) {
        private static EntryEvent of(StoredEntry entry) {
            boolean isReadable = entry.fault() == null;
            return new EntryEvent(
                    "1.0",
                    entry.messageId(),
                    entry.source(),
                    entry.type(),
                    entry.subject(),
                    entry.occurredAt(),
                    entry.recordedAt(),
                    entry.sequence(),
                    entry.entryId(),
                    "application/json",
                    isReadable ? new RawValue(entry.data()) : Map.of(),
                    entry.fault(),
                    isReadable ? null : entry.data());
        }
    }

    @GetMapping("/v1/requests/{id}/entries")
    EntriesAnswer entries(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") long from,
            @RequestParam(defaultValue = "" + PAGE) int limit) {
        if (from < 0) {
            throw new Refused(Problems.parameter("from", "must not be negative"));
        }
        if (limit < 1 || limit > PAGE) {
            throw new Refused(Problems.parameter("limit", "must be between 1 and " + PAGE));
        }
        List<StoredEntry> page = streams.read(id, from, limit);
        if (page.isEmpty() && (from == 0 || streams.read(id, 0, 1).isEmpty())) {
            throw new Refused(Problems.unknownRequest(id));
        }
        return new EntriesAnswer(
                id, page.stream().map(EntryEvent::of).toList(), page.size() == limit ? from + limit : null);
    }
}
