package dev.engagement.service.intake.events;

import dev.engagement.events.Catalogue;
import dev.engagement.events.Recorded;
import dev.engagement.service.intake.Problems;
import dev.engagement.service.intake.Streams;
import dev.engagement.web.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/requests/{id}/entries}: a request's stream as it is stored, as CloudEvents. */
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
        List<Recorded> page = streams.read(id, from, limit);
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

    private static Map<String, Object> cloudEvent(Recorded entry) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", entry.messageId());
        event.put("source", entry.source());
        event.put("type", Catalogue.kindOf(entry.entry()).wireType());
        event.put("subject", entry.subject());
        event.put("time", entry.occurredAt().toString());
        event.put("recordedtime", entry.recordedAt().toString());
        event.put("sequence", entry.sequence());
        event.put("entryid", entry.entryId().toString());
        event.put("datacontenttype", "application/json");
        event.put("data", Catalogue.write(entry.entry()));
        return event;
    }
}
