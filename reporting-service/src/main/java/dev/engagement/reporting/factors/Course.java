package dev.engagement.reporting.factors;

import dev.engagement.events.Charter;
import dev.engagement.events.Level;
import dev.engagement.events.Pace.WaitingOn;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.calendar.Spans;
import dev.engagement.reporting.calendar.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The course of a request, computed once from its story for all measures to read. */
public final class Course {
    private final Fold fold;
    private final Spans open;
    private final Spans waiting;
    private final List<Gap> gaps;
    private final List<Contact> contacts;
    private final Map<Measure, Reading> readings = new IdentityHashMap<>();

    Course(Fold fold) {
        this.fold = fold;
        this.open = Spans.of(
                fold.episodes.stream().map(episode -> episode.span(at())).toList());
        this.waiting = waitingOn(party -> party == WaitingOn.CUSTOMER);
        this.gaps = Gaps.of(this);
        this.contacts = fold.contacts.all(last().isOpen());
    }

    /** Returns a measure's reading, computed once, since one measure may build on others. */
    public Reading read(Measure measure) {
        // This kind of map lets a measure read others meanwhile.
        return readings.computeIfAbsent(measure, unread -> unread.read(this));
    }

    /** The reference of the customer who asked; null if no opening says. */
    public @Nullable String customer() {
        return Titles.customer(fold.story.entries());
    }

    /** The instant up to which running clocks count. */
    public Instant at() {
        return fold.story.asOf().at();
    }

    public Judge judge() {
        return fold.judge;
    }

    /** The story's entries, in order. */
    List<Recorded> entries() {
        return fold.story.entries();
    }

    public Recorded opening() {
        return fold.opening;
    }

    public Instant openedAt() {
        return fold.opening.occurredAt();
    }

    /** The stretches in which the request was open, the first one from the opening; never empty. */
    public List<Episode> episodes() {
        return fold.episodes;
    }

    public Episode first() {
        return fold.episodes.getFirst();
    }

    public Episode last() {
        return fold.episodes.getLast();
    }

    /** Every entry by which IT told the customer something. */
    public List<Recorded> told() {
        return fold.told;
    }

    /** Every entry by which IT told of its effort. */
    public List<Recorded> effortsSpent() {
        return fold.effortsSpent;
    }

    /** Those {@link #told} while no contact was unanswered. */
    public List<Recorded> toldUnasked() {
        return fold.contacts.proactive();
    }

    /** All contacts by the customer after the opening. */
    public List<Contact> contacts() {
        return contacts;
    }

    /** All commitments, in the order in which they were made. */
    public List<Commitment> commitments() {
        return fold.commitments.all();
    }

    /** The last report of a percentage while a commitment was open; null if there was none. */
    public @Nullable Progress progress() {
        return fold.progress;
    }

    public RatingsGiven ratings() {
        return fold.ratings;
    }

    public Verdicts verdicts() {
        return fold.verdicts;
    }

    /** The last entry that resolved it, or closed it while it was open; null if none did. */
    public @Nullable Recorded resolution() {
        return fold.resolution;
    }

    /** The owner over time; null while there was none. */
    public Timeline<String> owners() {
        return fold.owners;
    }

    /** Returns the owner at the resolution; while the request is not resolved, the current owner. */
    public @Nullable String finalOwner() {
        return fold.resolution == null ? owner() : fold.ownerAtResolution;
    }

    /** Returns the current owner; null if there is none. */
    public @Nullable String owner() {
        return fold.owners.current();
    }

    /** The entries that passed the request from one named owner to a different one. */
    public List<Recorded> handOffs() {
        return fold.people.changes();
    }

    /** The entries that passed the request from one team to a different one. */
    public List<Recorded> teamHandOffs() {
        return fold.teams.changes();
    }

    public Timeline<Level> urgencies() {
        return fold.urgency.timeline();
    }

    Timeline<Charter.Targets> targets() {
        return fold.urgency.targets();
    }

    /** Returns whether no entry says how urgent the request is, so that medium is assumed. */
    public boolean isAssumed() {
        return fold.urgency.isAssumed();
    }

    public List<Barrier> barriers() {
        return fold.barriers;
    }

    public List<Anomaly> anomalies() {
        return fold.anomalies;
    }

    public Map<Dimension, String> dimensions() {
        return fold.description.dimensions(fold.opening, urgency());
    }

    /** Returns how many customers it affects; null if no entry says. */
    public @Nullable Integer customersAffected() {
        return fold.description.customersAffected();
    }

    /** The request's state: open, resolved, closed, cancelled or merged. */
    public String state() {
        return fold.state;
    }

    /** The silences since IT was engaged, in order; null if IT never was. */
    public @Nullable List<Gap> gaps() {
        return episodes().stream().allMatch(episode -> episode.engaged() == null) ? null : gaps;
    }

    /** Returns the status of measures that run for the whole life of the request. */
    public Status life() {
        return last().life();
    }

    /** Returns the end of the last episode; while it is open, the instant up to which clocks count. */
    public Instant lifeEnd() {
        return last().until(at());
    }

    public Time between(Instant from, Instant to) {
        return Time.between(from, to, fold.judge.hours());
    }

    /** All open time of the request. */
    public Spans open() {
        return open;
    }

    /** Open time inside barriers that wait on the customer. */
    public Spans waiting() {
        return waiting;
    }

    /** Returns the open time inside barriers that wait on such a party; overlapping barriers count once. */
    public Spans waitingOn(Predicate<WaitingOn> party) {
        return Spans.of(fold.barriers.stream()
                        .filter(barrier -> party.test(barrier.waitingOn()))
                        .map(Barrier::span)
                        .toList())
                .within(open);
    }

    /** Returns the urgency in force at an instant, after the entries of that instant. */
    public Level urgencyAt(Instant instant) {
        Level then = urgencies().valueAt(instant);
        return Objects.requireNonNull(
                then != null ? then : urgencies().list().getFirst().value());
    }

    public Level urgency() {
        return Objects.requireNonNull(urgencies().list().getLast().value());
    }

    /** Returns the targets of the urgency in force at an instant; all four are set. */
    public Charter.Targets targetsAt(Instant instant) {
        return fold.judge
                .charter()
                .targets(fold.description.service(), fold.description.activity(), urgencyAt(instant));
    }

    /** Returns how long IT may be silent from an instant on: the pace agreed by then, else the charter's for the urgency then. */
    public Duration allowedAt(Instant instant) {
        Duration agreed = fold.paces.valueAt(instant);
        return agreed != null
                ? agreed
                : Objects.requireNonNull(targetsAt(instant).updateEvery());
    }
}
