package dev.engagement.reporting.board;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.history.Stored;
import dev.engagement.reporting.parameters.AsOfs;
import dev.engagement.reporting.parameters.AsOfs.Asked;
import dev.engagement.reporting.parameters.Parameters;
import dev.engagement.reporting.parameters.Slice;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.util.RawValue;

/** {@code GET /v1/requests/{id}} and {@code …/story}: one request in full. */
@RestController
class RequestDoor {
    private final AsOfs asOfs;
    private final Lookup lookup;

    RequestDoor(AsOfs asOfs, Lookup lookup) {
        this.asOfs = asOfs;
        this.lookup = lookup;
    }

    @GetMapping("/v1/requests/{id}")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Map<String, @Nullable Object> request(@PathVariable String id, HttpServletRequest request) {
        Parameters parameters = new Parameters(request, "known", "happened", "charter", "after", "limit");
        return RequestAnswer.of(id, lookup.find(id, parameters), Slice.of(parameters));
    }

    @GetMapping("/v1/requests/{id}/story")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Map<String, @Nullable Object> story(@PathVariable String id, HttpServletRequest request) {
        Parameters parameters = new Parameters(request, "known", "happened", "after", "limit");
        Asked asked = asOfs.read(parameters);
        Slice slice = Slice.of(parameters);
        List<Stored> story = lookup.story(id, asked);
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("request", id);
        answer.put("asOf", asked.toMap());
        answer.put("entries", slice.of(story).stream().map(RequestDoor::entry).toList());
        answer.put("size", story.size());
        if (slice.hasNext(story.size())) {
            answer.put("next", slice.next());
        }
        return answer;
    }

    private static Map<String, Object> entry(Stored stored) {
        Recorded entry = stored.recorded();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("entryid", entry.entryId().toString());
        members.put("sequence", entry.sequence());
        members.put("type", stored.type());
        members.put("time", entry.occurredAt().toString());
        members.put("recordedtime", entry.recordedAt().toString());
        members.put("source", entry.source());
        members.put("id", entry.messageId());
        members.put("data", new RawValue(stored.data()));
        return members;
    }
}
