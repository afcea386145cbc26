package dev.engagement.service.intake;

import dev.engagement.documents.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One message of a tool, translated: something to record, or the reason why not. */
public sealed interface Translated {
    /** Something to record; {@code warnings} say what was kept out of the entry. */
    record Understood(Submission submission, List<String> warnings) implements Translated {}

    /** Nothing could be made of it; {@code id} is the message's id, as far as that could be read. */
    record Unreadable(@Nullable String id, Problem problem) implements Translated {}
}
