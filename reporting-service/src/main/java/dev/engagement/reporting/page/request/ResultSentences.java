package dev.engagement.reporting.page.request;

import dev.engagement.events.Results;
import dev.engagement.events.Results.AskedBy;
import dev.engagement.events.Results.CommitmentDelivered;
import dev.engagement.events.Results.CommitmentKind;
import dev.engagement.events.Results.CommitmentMade;
import dev.engagement.events.Results.CommitmentRevised;
import dev.engagement.events.Results.CommitmentWithdrawn;
import dev.engagement.events.Results.RequestCancelled;
import dev.engagement.events.Results.RequestClosed;
import dev.engagement.events.Results.RequestMerged;
import dev.engagement.events.Results.RequestReopened;
import dev.engagement.events.Results.RequestResolved;
import dev.engagement.reporting.page.Frame;
import dev.engagement.reporting.page.request.Promises.Standing;
import dev.engagement.reporting.page.words.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns promises and ends of a request into sentences for people. */
final class ResultSentences {
    private final StoryNames people;
    private final Frame frame;

    ResultSentences(StoryNames people, Frame frame) {
        this.people = people;
        this.frame = frame;
    }

    /**
     * Returns the sentence of an entry.
     *
     * @param before the promises as they stood before it
     */
    String of(Results entry, Promises before) {
        return switch (entry) {
            case CommitmentMade made -> made(made);
            case CommitmentRevised revised -> revised(revised, before.of(revised.commitment()));
            case CommitmentDelivered delivered ->
                "What was promised was delivered" + StoryNames.scope(delivered.scope());
            case CommitmentWithdrawn any -> "The promise was withdrawn";
            case RequestResolved resolved ->
                Boolean.TRUE.equals(resolved.automatic())
                        ? "A machine resolved it"
                        : people.who(resolved.by()) + " resolved it";
            case RequestReopened reopened -> over("reopened", reopened.by());
            case RequestClosed closed -> over("closed", closed.by());
            case RequestCancelled cancelled -> over("cancelled", cancelled.by());
            case RequestMerged merged -> "It became part of " + merged.into();
        };
    }

    private String made(CommitmentMade made) {
        return people.who(made.by())
                + (made.kind() == CommitmentKind.MILESTONE
                        ? " set the milestone " + made.commitment() + " for "
                        : " promised it by ")
                + frame.time(made.due())
                + StoryNames.scope(made.scope());
    }

    private String revised(CommitmentRevised revised, @Nullable Standing before) {
        List<String> changes = new ArrayList<>();
        if (revised.due() != null && (before == null || !revised.due().equals(before.due()))) {
            changes.add("moved to " + frame.time(revised.due()));
        }
        if (revised.scope() != null && (before == null || !revised.scope().equals(before.scope()))) {
            changes.add(scoped(revised.scope(), before == null ? null : before.scope()));
        }
        return "The promise was " + (changes.isEmpty() ? "confirmed" : String.join(" and ", changes))
                + (revised.askedBy() == AskedBy.CUSTOMER
                        ? ", as the customer asked"
                        : StoryNames.told(revised.tells()));
    }

    /** Returns a change of the number of things; a promise without a number was about all of them. */
    private static String scoped(long scope, @Nullable Long before) {
        if (before == null) {
            return "limited in scope to " + Words.grouped(scope);
        }
        return (scope < before ? "cut" : "raised") + " in scope from " + Words.grouped(before) + " to "
                + Words.grouped(scope);
    }

    private String over(String how, @Nullable String by) {
        return by == null ? "It was " + how : people.who(by) + " " + how + " it";
    }
}
