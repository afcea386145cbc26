package dev.engagement.reporting.factors;

import dev.engagement.events.Conversation.CustomerContacted;
import dev.engagement.events.Conversation.RequestAcknowledged;
import dev.engagement.events.Correction.EntryRetracted;
import dev.engagement.events.Experience.ExperienceRated;
import dev.engagement.events.Opening.RequestOpened;
import dev.engagement.events.Ownership.OwnershipChanged;
import dev.engagement.events.Pace;
import dev.engagement.events.Recorded;
import dev.engagement.events.Results;
import dev.engagement.events.Urgency.EffortSpent;
import dev.engagement.reporting.factors.Anomaly.Kind;
import dev.engagement.reporting.factors.Episode.Ending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Goes through a story once, from its opening on, and collects the facts for all measures. */
public final class Fold {
    final Story story;
    final Judge judge;
    final Recorded opening;
    final Description description = new Description();
    final UrgencyOverTime urgency;
    final List<Episode> episodes = new ArrayList<>();
    final List<Recorded> told = new ArrayList<>();
    final List<Recorded> effortsSpent = new ArrayList<>();
    final Timeline<String> owners = new Timeline<>();
    final Timeline<Duration> paces = new Timeline<>();
    final Passes people = new Passes(null);
    final Passes teams;
    final List<Barrier> barriers = new ArrayList<>();
    final List<Anomaly> anomalies = new ArrayList<>();
    final Commitments commitments;
    final Contacts contacts = new Contacts();
    final RatingsGiven ratings = new RatingsGiven();
    final Verdicts verdicts;
    private final Map<String, Integer> standing = new HashMap<>();
    String state = "open";

    @Nullable
    Progress progress;

    @Nullable
    Recorded resolution;

    @Nullable
    String ownerAtResolution;

    private Fold(Story story, Recorded opening, Judge judge) {
        this.story = story;
        this.opening = opening;
        this.judge = judge;
        this.urgency = new UrgencyOverTime(judge.charter());
        this.commitments = new Commitments(story, judge);
        this.verdicts = new Verdicts(story);
        this.teams = new Passes(((RequestOpened) opening.entry()).team());
        episodes.add(new Episode(opening));
    }

    /** Returns the course of the request; empty while the story has no opening. */
    public static Optional<Course> course(Story story, Charters charters) {
        return story.opening()
                .map(opening -> new Fold(story, opening, Description.judge(story, opening, charters)).walk());
    }

    private Course walk() {
        boolean openingSeen = false;
        for (Recorded entry : story.entries()) {
            openingSeen |= entry.equals(opening);
            description.add(entry.entry());
            if (!entry.occurredAt().isBefore(opening.occurredAt())) {
                urgency.add(entry, description, openingSeen);
                take(entry);
                verdicts.take(entry);
            } else if (!(entry.entry() instanceof EntryRetracted)) {
                anomalies.add(Anomaly.of(Kind.BEFORE_OPENING, entry));
            }
        }
        for (Recorded baseless : story.baseless()) {
            anomalies.add(Anomaly.of(Kind.NOTHING_TO_RETRACT, baseless));
        }
        return new Course(this);
    }

    private void take(Recorded entry) {
        switch (entry.entry()) {
            case RequestOpened again when !entry.equals(opening) -> anomalies.add(Anomaly.of(Kind.OPENED_AGAIN, entry));
            case RequestAcknowledged acknowledged -> tell(entry, !acknowledged.automatic());
            case CustomerContacted contact -> contact(entry);
            case OwnershipChanged ownership -> own(entry, ownership);
            case Pace pace -> pace(entry, pace);
            case Results results -> result(entry, results);
            case ExperienceRated rated -> ratings.take(entry, rated);
            case EffortSpent any -> effortsSpent.add(entry);
            default -> {}
        }
    }

    private void pace(Recorded entry, Pace pace) {
        switch (pace) {
            case Pace.PaceAgreed agreed -> paces.put(entry, agreed.updateEvery());
            case Pace.ProgressReported report -> report(entry, report);
            case Pace.BarrierRaised raised -> raise(entry, raised);
            case Pace.BarrierCleared cleared -> clear(entry, cleared);
        }
    }

    private void result(Recorded entry, Results results) {
        switch (results) {
            case Results.CommitmentMade made -> promise(entry, made.commitment(), made.tells());
            case Results.CommitmentRevised revised -> promise(entry, revised.commitment(), revised.tells());
            case Results.CommitmentDelivered delivered -> promise(entry, delivered.commitment(), false);
            case Results.CommitmentWithdrawn withdrawn -> promise(entry, withdrawn.commitment(), false);
            case Results.RequestResolved resolved -> resolve(entry, byPerson(resolved.automatic()));
            case Results.RequestClosed closed -> close(entry);
            case Results.RequestCancelled cancelled -> end(entry, Ending.CANCELLED);
            case Results.RequestMerged merged -> end(entry, Ending.MERGED);
            case Results.RequestReopened reopened -> reopen(entry);
        }
    }

    private static boolean byPerson(@Nullable Boolean automatic) {
        return !Boolean.TRUE.equals(automatic);
    }

    private Episode current() {
        return episodes.getLast();
    }

    private void tell(Recorded entry, boolean tells) {
        if (tells) {
            told.add(entry);
            contacts.told(entry);
            engage(entry);
        }
    }

    private void engage(Recorded entry) {
        if (current().isOpen()) {
            current().engage(entry);
        }
    }

    private void contact(Recorded entry) {
        contacts.contact(entry);
        if (current().isOpen()) {
            current().contact(entry);
        }
    }

    private void own(Recorded entry, OwnershipChanged ownership) {
        owners.put(entry, ownership.owner());
        people.add(entry, ownership.owner());
        teams.add(entry, ownership.team());
        if (ownership.owner() != null && current().isOpen()) {
            current().own(entry);
            current().engage(entry);
        }
    }

    private void raise(Recorded entry, Pace.BarrierRaised raised) {
        if (standing.putIfAbsent(raised.barrier(), barriers.size()) == null) {
            barriers.add(Barrier.raisedBy(entry, raised));
        }
        tell(entry, raised.told());
    }

    private void clear(Recorded entry, Pace.BarrierCleared cleared) {
        Integer place = standing.remove(cleared.barrier());
        if (place == null) {
            anomalies.add(Anomaly.of(Kind.BARRIER_NEVER_RAISED, entry));
        } else {
            barriers.set(place, barriers.get(place).clearedBy(entry));
        }
        tell(entry, cleared.told());
    }

    private void report(Recorded entry, Pace.ProgressReported report) {
        Commitment commitment = report.percentComplete() == null ? null : commitments.dueFirst();
        if (commitment != null && report.percentComplete() != null) {
            progress = new Progress(entry, report.percentComplete().doubleValue(), commitment, commitment.due());
        }
        tell(entry, report.visibleToCustomer() && byPerson(report.automatic()));
    }

    private void promise(Recorded entry, String commitment, boolean tells) {
        Kind odd = commitments.add(entry, commitment);
        if (odd != null) {
            anomalies.add(Anomaly.of(odd, entry));
        }
        tell(entry, tells);
    }

    private void resolve(Recorded entry, boolean byPerson) {
        if (byPerson) {
            contacts.answer(entry);
            engage(entry);
        }
        end(entry, Ending.RESOLVED);
        Ending ending = current().ending();
        if (ending != null && ending.isDone()) {
            noteResolution(entry);
        }
    }

    private void close(Recorded entry) {
        if (current().isOpen()) {
            end(entry, Ending.CLOSED);
            noteResolution(entry);
        } else if (current().ending() == Ending.RESOLVED) {
            state = "closed";
        }
    }

    private void noteResolution(Recorded entry) {
        Timeline.Since<String> owner = owners.last();
        resolution = entry;
        verdicts.resolved(entry);
        ownerAtResolution = owner == null ? null : owner.value();
    }

    private void end(Recorded entry, Ending ending) {
        if (current().isOpen()) {
            current().end(entry, ending);
            contacts.end(entry);
            state = ending.name().toLowerCase(Locale.ROOT);
        }
    }

    private void reopen(Recorded entry) {
        if (current().isOpen()) {
            anomalies.add(Anomaly.of(Kind.REOPENED_WHILE_OPEN, entry));
        } else {
            episodes.add(new Episode(entry));
            state = "open";
        }
    }
}
