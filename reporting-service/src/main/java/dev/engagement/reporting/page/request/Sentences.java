package dev.engagement.reporting.page.request;

import dev.engagement.events.Acceptance;
import dev.engagement.events.Acceptance.ResultAccepted;
import dev.engagement.events.Acceptance.ResultRefused;
import dev.engagement.events.Acceptance.SuccessAgreed;
import dev.engagement.events.Agreement;
import dev.engagement.events.Conversation;
import dev.engagement.events.Conversation.CustomerContacted;
import dev.engagement.events.Conversation.RequestAcknowledged;
import dev.engagement.events.Correction.EntryRetracted;
import dev.engagement.events.Entry;
import dev.engagement.events.Experience;
import dev.engagement.events.Experience.ExperienceAsked;
import dev.engagement.events.Experience.ExperienceRated;
import dev.engagement.events.Experience.Rating;
import dev.engagement.events.Opening;
import dev.engagement.events.Opening.RequestOpened;
import dev.engagement.events.Opening.RequestReclassified;
import dev.engagement.events.Outside;
import dev.engagement.events.Ownership.OwnershipChanged;
import dev.engagement.events.Pace;
import dev.engagement.events.Pace.BarrierCleared;
import dev.engagement.events.Pace.BarrierRaised;
import dev.engagement.events.Pace.PaceAgreed;
import dev.engagement.events.Pace.ProgressReported;
import dev.engagement.events.Pace.WaitingOn;
import dev.engagement.events.Results;
import dev.engagement.events.Urgency;
import dev.engagement.events.Urgency.EffortSpent;
import dev.engagement.events.Urgency.UrgencyAssessed;
import dev.engagement.reporting.page.Frame;
import dev.engagement.reporting.page.words.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns entries into sentences for people. */
final class Sentences {
    private final StoryNames people;
    private final ResultSentences promised;
    private final Frame frame;

    /**
     * Creates the sentences of a story.
     *
     * @param names behind its references
     */
    Sentences(Map<String, String> names, Frame frame) {
        this.people = new StoryNames(names);
        this.promised = new ResultSentences(people, frame);
        this.frame = frame;
    }

    /**
     * Returns the sentence of an entry.
     *
     * @param before the promises as they stood before it
     */
    String of(Entry entry, Promises before) {
        return switch (entry) {
            case Opening opening -> opening(opening);
            case Urgency urgency -> urgency(urgency);
            case OwnershipChanged owned -> owned(owned);
            case Conversation conversation -> conversation(conversation);
            case Pace pace -> pace(pace);
            case Results results -> promised.of(results, before);
            case Acceptance acceptance -> acceptance(acceptance);
            case Experience experience -> experience(experience);
            case EntryRetracted any -> "An entry was taken back";
            case Agreement any -> "Something was said about a charter";
            case Outside any -> "Figures of a provider outside were published";
        };
    }

    private String opening(Opening entry) {
        return switch (entry) {
            case RequestOpened opened -> opened(opened);
            case RequestReclassified any -> "It was reclassified";
        };
    }

    private String urgency(Urgency entry) {
        return switch (entry) {
            case UrgencyAssessed assessed ->
                assessed.urgency() == null
                        ? people.who(assessed.by()) + " weighed how urgent it is"
                        : people.who(assessed.by()) + " called its urgency " + word(assessed.urgency());
            case EffortSpent effort ->
                people.who(effort.by()) + " spent "
                        + Words.work((double) effort.duration().toSeconds()) + " on it";
        };
    }

    private String conversation(Conversation entry) {
        return switch (entry) {
            case RequestAcknowledged answer ->
                answer.automatic()
                        ? "A machine confirmed that it had arrived"
                        : people.who(answer.by()) + " told the customer that it is looked into";
            case CustomerContacted asked ->
                "The customer asked again" + (asked.channel() == null ? "" : ", by " + asked.channel());
        };
    }

    private String pace(Pace entry) {
        return switch (entry) {
            case PaceAgreed agreed ->
                "An update was promised every "
                        + Words.work((double) agreed.updateEvery().toSeconds()) + " of working time";
            case ProgressReported progress -> progress(progress);
            case BarrierRaised raised ->
                "It began to wait on " + (raised.supplier() == null ? whom(raised.waitingOn()) : raised.supplier())
                        + (raised.expectedBy() == null ? "" : ", expected by " + frame.time(raised.expectedBy()))
                        + StoryNames.told(raised.told()) + people.words(raised.reason());
            case BarrierCleared cleared -> "That wait was over" + (cleared.told() ? ", and the customer was told" : "");
        };
    }

    private String acceptance(Acceptance entry) {
        return switch (entry) {
            case SuccessAgreed agreed ->
                people.who(agreed.by()) + " and the customer agreed what would be a success"
                        + people.words(agreed.criteria());
            case ResultAccepted accepted -> "The customer accepted the result" + people.words(accepted.reason());
            case ResultRefused refused -> "The customer refused the result" + people.words(refused.reason());
        };
    }

    private String experience(Experience entry) {
        return switch (entry) {
            case ExperienceRated rated -> rated(rated);
            case ExperienceAsked asked ->
                "The customer was asked for a rating" + (asked.channel() == null ? "" : ", by " + asked.channel());
        };
    }

    private String opened(RequestOpened opened) {
        return (opened.requester() == null ? "A customer" : people.who(opened.requester())) + " asked"
                + people.words(opened.title());
    }

    private String owned(OwnershipChanged owned) {
        String owner = owned.owner();
        if (owner == null) {
            return owned.team() == null ? "It had no owner any more" : "It lay in the queue of " + owned.team();
        }
        String by = owned.by();
        return by == null || by.equals(owner)
                ? people.who(owner) + " took it"
                : people.who(by) + " gave it to " + people.who(owner);
    }

    private String progress(ProgressReported progress) {
        String who = Boolean.TRUE.equals(progress.automatic()) ? "A machine" : people.who(progress.by());
        BigDecimal percent = progress.percentComplete();
        return who
                + (progress.visibleToCustomer() ? " told the customer how it goes" : " noted how it goes")
                + (percent == null ? "" : ": " + Words.percent(percent.doubleValue() / 100) + " done");
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
                + people.words(rated.comment());
    }

    private static void add(List<String> parts, String how, @Nullable Rating rating) {
        if (rating != null) {
            parts.add(how + Words.percent(rating.share()));
        }
    }

    private static String whom(WaitingOn whom) {
        return switch (whom) {
            case CUSTOMER -> "the customer";
            case SUPPLIER -> "a supplier";
            case APPROVAL -> "an approval";
            case OTHER -> "something else";
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
