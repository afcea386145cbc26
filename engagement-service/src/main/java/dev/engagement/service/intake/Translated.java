package dev.engagement.service.intake;

import dev.engagement.documents.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tool's message, translated: a submission, or the reason why there is none. */
public sealed interface Translated {
    /** A submission; {@code warnings} say what was kept out of the entry. */
    record Understood(Submission submission, List<String> warnings) implements Translated {}

    /** An unreadable message; {@code id} is its id, if that could be read. */
    record Unreadable(@Nullable String id, Problem problem) implements Translated {}
}
