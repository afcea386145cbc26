package dev.engagement.reporting.page.request;

import dev.engagement.events.Acceptance.ResultAccepted;
import dev.engagement.events.Acceptance.ResultRefused;
import dev.engagement.events.Acceptance.SuccessAgreed;
import dev.engagement.events.Agreement;
import dev.engagement.events.Conversation.CustomerContacted;
import dev.engagement.events.Conversation.RequestAcknowledged;
import dev.engagement.events.Correction.EntryRetracted;
import dev.engagement.events.Entry;
import dev.engagement.events.Experience.ExperienceAsked;
import dev.engagement.events.Experience.ExperienceRated;
import dev.engagement.events.Experience.Rating;
import dev.engagement.events.Opening.RequestOpened;
import dev.engagement.events.Opening.RequestReclassified;
import dev.engagement.events.Outside;
import dev.engagement.events.Ownership.OwnershipChanged;
import dev.engagement.events.Pace.BarrierCleared;
import dev.engagement.events.Pace.BarrierRaised;
import dev.engagement.events.Pace.PaceAgreed;
import dev.engagement.events.Pace.ProgressReported;
import dev.engagement.events.Pace.WaitingOn;
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
import dev.engagement.events.Urgency.EffortSpent;
import dev.engagement.events.Urgency.UrgencyAssessed;
import dev.engagement.reporting.page.Frame;
import dev.engagement.reporting.page.request.Promises.Standing;
import dev.engagement.reporting.page.words.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns entries into sentences for people. */
final class Sentences {
    private final Map<String, String> names;
    private final Frame frame;

    /**
     * Creates the sentences of a story.
     *
     * @param names behind its references
     */
    Sentences(Map<String, String> names, Frame frame) {
        this.names = names;
        this.frame = frame;
    }

    /**
     * Returns the sentence of an entry.
     *
     * @param before the promises as they stood before it
     */
    String of(Entry entry, Promises before) {
        return switch (entry) {
            case RequestOpened opened -> opened(opened);
            case RequestReclassified any -> "It was reclassified";
            case UrgencyAssessed assessed ->
                assessed.urgency() == null
                        ? who(assessed.by()) + " weighed how urgent it is"
                        : who(assessed.by()) + " called its urgency " + word(assessed.urgency());
            case OwnershipChanged owned -> owned(owned);
            case RequestAcknowledged answer ->
                answer.automatic()
                        ? "A machine confirmed that it had arrived"
                        : who(answer.by()) + " told the customer that it is looked into";
            case CustomerContacted asked ->
                "The customer asked again" + (asked.channel() == null ? "" : ", by " + asked.channel());
            case PaceAgreed agreed ->
                "An update was promised every "
                        + Words.work((double) agreed.updateEvery().toSeconds()) + " of working time";
            case ProgressReported progress -> progress(progress);
            case BarrierRaised raised ->
                "It began to wait on " + (raised.supplier() == null ? whom(raised.waitingOn()) : raised.supplier())
                        + (raised.expectedBy() == null ? "" : ", expected by " + frame.time(raised.expectedBy()))
                        + told(raised.told()) + words(raised.reason());
            case BarrierCleared cleared -> "That wait was over" + (cleared.told() ? ", and the customer was told" : "");
            case EffortSpent effort ->
                who(effort.by()) + " spent "
                        + Words.work((double) effort.duration().toSeconds()) + " on it";
            case CommitmentMade made ->
                who(made.by())
                        + (made.kind() == CommitmentKind.MILESTONE
                                ? " set the milestone " + made.commitment() + " for "
                                : " promised it by ")
                        + frame.time(made.due())
                        + scope(made.scope());
            case CommitmentRevised revised -> revised(revised, before.of(revised.commitment()));
            case CommitmentDelivered delivered -> "What was promised was delivered" + scope(delivered.scope());
            case CommitmentWithdrawn any -> "The promise was withdrawn";
            case RequestResolved resolved ->
                Boolean.TRUE.equals(resolved.automatic())
                        ? "A machine resolved it"
                        : who(resolved.by()) + " resolved it";
            case RequestReopened reopened -> over("reopened", reopened.by());
            case RequestClosed closed -> over("closed", closed.by());
            case RequestCancelled cancelled -> over("cancelled", cancelled.by());
            case RequestMerged merged -> "It became part of " + merged.into();
            case SuccessAgreed agreed ->
                who(agreed.by()) + " and the customer agreed what would be a success" + words(agreed.criteria());
            case ResultAccepted accepted -> "The customer accepted the result" + words(accepted.reason());
            case ResultRefused refused -> "The customer refused the result" + words(refused.reason());
            case ExperienceRated rated -> rated(rated);
            case ExperienceAsked asked ->
                "The customer was asked for a rating" + (asked.channel() == null ? "" : ", by " + asked.channel());
            case EntryRetracted any -> "An entry was taken back";
            case Agreement any -> "Something was said about a charter";
            case Outside any -> "Figures of a provider outside were published";
        };
    }

    private String opened(RequestOpened opened) {
        return (opened.requester() == null ? "A customer" : who(opened.requester())) + " asked" + words(opened.title());
    }

    private String owned(OwnershipChanged owned) {
        String owner = owned.owner();
        if (owner == null) {
            return owned.team() == null ? "It had no owner any more" : "It lay in the queue of " + owned.team();
        }
        String by = owned.by();
        return by == null || by.equals(owner) ? who(owner) + " took it" : who(by) + " gave it to " + who(owner);
    }

    private String progress(ProgressReported progress) {
        String who = Boolean.TRUE.equals(progress.automatic()) ? "A machine" : who(progress.by());
        BigDecimal percent = progress.percentComplete();
        return who
                + (progress.visibleToCustomer() ? " told the customer how it goes" : " noted how it goes")
                + (percent == null ? "" : ": " + Words.percent(percent.doubleValue() / 100) + " done");
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
                + (revised.askedBy() == AskedBy.CUSTOMER ? ", as the customer asked" : told(revised.tells()));
    }

    /** Returns a change of the number of things; a promise without a number was about all of them. */
    private static String scoped(long scope, @Nullable Long before) {
        if (before == null) {
            return "limited in scope to " + Words.grouped(scope);
        }
        return (scope < before ? "cut" : "raised") + " in scope from " + Words.grouped(before) + " to "
                + Words.grouped(scope);
    }

    private String rated(ExperienceRated rated) {
        List<String> parts = new ArrayList<>();
        add(parts, "satisfied at ", rated.satisfaction());
        add(parts, "ease at ", rated.effort());
        add(parts, "usability at ", rated.usability());
        if (rated.lostTime() != null) {
            parts.add(Words.work((double) rated.lostTime().toSeconds()) + " of working time lost");
        }
        if (rated.reasons() != null) {
            rated.reasons().forEach(reason -> parts.add(word(reason).replace('_', ' ')));
        }
        return "The customer rated it" + (parts.isEmpty() ? "" : ": " + String.join(", ", parts))
                + words(rated.comment());
    }

    private static void add(List<String> parts, String how, @Nullable Rating rating) {
        if (rating != null) {
            parts.add(how + Words.percent(rating.share()));
        }
    }

    /** Returns a text that somebody wrote; nothing if it is forgotten. */
    private String words(@Nullable String reference) {
        String text = reference == null ? null : names.get(reference);
        return text == null ? "" : ": “" + text + "”";
    }

    private String over(String how, @Nullable String by) {
        return by == null ? "It was " + how : who(by) + " " + how + " it";
    }

    private static String told(boolean told) {
        return told ? ", and the customer was told" : ", and nobody told the customer";
    }

    private static String scope(@Nullable Long scope) {
        return scope == null ? "" : ", " + Words.grouped(scope) + " of them";
    }

    private static String whom(WaitingOn whom) {
        return switch (whom) {
            case CUSTOMER -> "the customer";
            case SUPPLIER -> "a supplier";
            case APPROVAL -> "an approval";
            case OTHER -> "something else";
        };
    }

    private String who(@Nullable String person) {
        return person == null ? "Somebody" : names.getOrDefault(person, "Somebody");
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
