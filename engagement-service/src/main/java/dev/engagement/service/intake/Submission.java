package dev.engagement.service.intake;

import dev.engagement.service.intake.directory.Remembered;
import dev.engagement.service.request.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message to be recorded.
 *
 * @param digest a keyed digest of the message, which tells a repeat from a message id used twice
 * @param remembered the tool's names for people and its free texts, for the directory
 * @param isOwnForm whether it is told as the record keeps it and exports have it: in references, without a field that is not stored
 * @param supplier the reference that the supplier it names would have as a person; null if it names none
 */
public record Submission(
        Message message,
        String digest,
        List<Remembered> remembered,
        boolean isOwnForm,
        @Nullable String supplier) {
    /** Returns the same submission under a trace. */
    public Submission traced(String traceparent) {
        return new Submission(message.traced(traceparent), digest, remembered, isOwnForm, supplier);
    }
}
