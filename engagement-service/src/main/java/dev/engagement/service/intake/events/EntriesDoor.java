package dev.engagement.service.intake.events;

import dev.engagement.documents.Refused;
import dev.engagement.service.intake.Problems;
import dev.engagement.service.intake.Streams;
import dev.engagement.service.request.StoredEntry;
import java.util.LinkedHashMap;
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

    @GetMapping("/v1/requests/{id}/entries")
    Map<String, Object> entries(
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
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("request", id);
        answer.put("entries", page.stream().map(EntriesDoor::cloudEvent).toList());
        if (page.size() == limit) {
            answer.put("next", from + limit);
        }
        return answer;
    }

    /** Returns an entry as a CloudEvent; an unreadable one has its stored text and the reason. */
    private static Map<String, @Nullable Object> cloudEvent(StoredEntry entry) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", entry.messageId());
        event.put("source", entry.source());
        event.put("type", entry.type());
        event.put("subject", entry.subject());
        event.put("time", entry.occurredAt());
        event.put("recordedtime", entry.recordedAt());
        event.put("sequence", entry.sequence());
        event.put("entryid", entry.entryId());
        event.put("datacontenttype", "application/json");
        event.put("data", entry.fault() == null ? new RawValue(entry.data()) : Map.of());
        if (entry.fault() != null) {
            event.put("unreadable", entry.fault());
            event.put("stored", entry.data());
        }
        return event;
    }
}
