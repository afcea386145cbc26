package dev.engagement.reporting.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.history.Stored;
import dev.engagement.reporting.parameters.AsOfAnswer;
import dev.engagement.reporting.parameters.AsOfs;
import dev.engagement.reporting.parameters.AsOfs.Asked;
import dev.engagement.reporting.parameters.Parameters;
import dev.engagement.reporting.parameters.Slice;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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

    /** A slice of a request's story; {@code next} is absent on the last. */
    private record StoryAnswer(
            String request,
            AsOfAnswer asOf,
            List<StoryEntry> entries,
            int size,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer next) {}

    /** An entry with the attributes of its CloudEvent. */
    private record StoryEntry(
            UUID entryid,
            long sequence,
            String type,
            Instant time,
            Instant recordedtime,
            String source,
            String id,
            RawValue data) {
        private static StoryEntry of(Stored stored) {
            Recorded entry = stored.recorded();
            return new StoryEntry(
                    entry.entryId(),
                    entry.sequence(),
                    stored.type(),
                    entry.occurredAt(),
                    entry.recordedAt(),
                    entry.source(),
                    entry.messageId(),
                    new RawValue(stored.data()));
        }
    }

    @GetMapping("/v1/requests/{id}")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public RequestAnswer request(@PathVariable String id, HttpServletRequest request) {
        Parameters parameters = new Parameters(request, "known", "happened", "charter", "after", "limit");
        return RequestAnswer.of(id, lookup.find(id, parameters), Slice.of(parameters));
    }

    @GetMapping("/v1/requests/{id}/story")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public StoryAnswer story(@PathVariable String id, HttpServletRequest request) {
        Parameters parameters = new Parameters(request, "known", "happened", "after", "limit");
        Asked asked = asOfs.read(parameters);
        Slice slice = Slice.of(parameters);
        List<Stored> story = lookup.story(id, asked);
        return new StoryAnswer(
                id,
                asked.folded(),
                slice.of(story).stream().map(StoryEntry::of).toList(),
                story.size(),
                slice.hasNext(story.size()) ? slice.next() : null);
    }
}
