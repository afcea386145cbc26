package dev.engagement.service.intake.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.engagement.documents.Problem;
import dev.engagement.service.intake.MessageOutcome;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sender's answer for one message, in the contract's words.
 *
 * @param line its line in a stream; absent elsewhere
 * @param id its id in a batch or stream, if that could be read; absent for a single message
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventAnswer(
        @Nullable Long line,
        @Nullable String id,
        String outcome,
        @Nullable UUID entryid,
        @Nullable Long sequence,
        Problem.@Nullable Members problem,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {
    private static final String RECORDED = "recorded";

    /** Returns the status of a call that tells this one message. */
    int status() {
        return outcome.equals(RECORDED) ? 201 : 200;
    }

    static EventAnswer of(@Nullable Long line, @Nullable String id, MessageOutcome outcome, List<String> warnings) {
        return switch (outcome) {
            case MessageOutcome.NewlyRecorded(UUID entryId, long sequence) ->
                new EventAnswer(line, id, RECORDED, entryId, sequence, null, warnings);
            case MessageOutcome.Duplicate(UUID entryId, long sequence) ->
                new EventAnswer(line, id, "duplicate", entryId, sequence, null, warnings);
            case MessageOutcome.Rejected(Problem problem) ->
                new EventAnswer(line, id, "rejected", null, null, problem.members(), warnings);
        };
    }
}
