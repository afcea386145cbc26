package dev.engagement.reporting.factors;

import dev.engagement.events.Recorded;
import dev.engagement.events.Results;
import dev.engagement.events.Results.AskedBy;
import dev.engagement.events.Results.CommitmentKind;
import dev.engagement.reporting.calendar.Time;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A promise to the customer and its outcome. Filled in by the fold. */
public final class Commitment {
    /**
     * The notice that the customer got of a due date or a part of the scope given up.
     *
     * @param revision the entry that gave it up
     * @param time up to the due date that stood then; negative if it had passed
     */
    public record Notice(Recorded revision, Time time) {}

    private final Recorded made;
    private final String name;
    private final NoticeRule notice;
    private final @Nullable BigDecimal weight;
    private final List<Recorded> entries = new ArrayList<>();
    private final List<Instant> dues = new ArrayList<>();
    private final List<Long> scopes = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final @Nullable Long firstScope;
    private Instant lastWord;
    private boolean toldLate;
    private boolean deliveredLess;
    private boolean beyond;
    private @Nullable Long deliveredScope;
    private @Nullable Instant missed;
    private @Nullable Recorded kept;
    private @Nullable Recorded delivered;
    private @Nullable Recorded withdrawn;

    Commitment(Recorded made, Results.CommitmentMade promise, Judge judge) {
        this.made = made;
        this.name = promise.commitment();
        this.notice = NoticeRule.of(judge);
        this.weight = promise.kind() == CommitmentKind.MILESTONE
                ? Objects.requireNonNullElse(promise.weight(), BigDecimal.ONE)
                : null;
        this.lastWord = made.occurredAt();
        this.firstScope = promise.scope();
        entries.add(made);
        dues.add(promise.due());
        if (firstScope != null) {
            scopes.add(firstScope);
        }
    }

    /** Adds an entry about the promise; returns false if the promise was over before, so that the entry changes nothing. */
    boolean take(Recorded entry) {
        entries.add(entry);
        if (entry.entry() instanceof Results.CommitmentDelivered delivery) {
            deliver(entry, delivery.scope());
            return true;
        }
        if (isOver()) {
            return false;
        }
        if (missed == null && entry.occurredAt().isAfter(due())) {
            missed = due();
        }
        switch (entry.entry()) {
            case Results.CommitmentMade again -> revise(entry, again.due(), again.scope(), again.tells(), null);
            case Results.CommitmentRevised revised ->
                revise(entry, revised.due(), revised.scope(), revised.tells(), revised.askedBy());
            default -> withdrawn = entry;
        }
        return true;
    }

    /** A revision that changes neither date nor scope gives nothing up; neither does one that only promises more. */
    private void revise(
            Recorded entry, @Nullable Instant due, @Nullable Long scope, boolean tells, @Nullable AskedBy askedBy) {
        Instant givenUp = due();
        boolean movesDue = due != null && !due.equals(givenUp);
        boolean movesScope = scope != null && !scope.equals(scope());
        if (!movesDue && !movesScope) {
            return;
        }
        if (movesDue || isCut(scope)) {
            giveUp(entry, givenUp, tells, askedBy);
        }
        if (movesDue) {
            dues.add(Objects.requireNonNull(due));
        }
        if (movesScope) {
            scopes.add(Objects.requireNonNull(scope));
        }
        lastWord = entry.occurredAt();
    }

    /** Returns whether that is less than was promised; a promise without a number was about all of them. */
    private boolean isCut(@Nullable Long scope) {
        Long before = scope();
        return scope != null && (before == null || scope < before);
    }

    /** Judges a date moved or a scope cut. What the customer asks for before the date needs no notice. */
    private void giveUp(Recorded entry, Instant givenUp, boolean tells, @Nullable AskedBy askedBy) {
        boolean isWanted = askedBy == AskedBy.CUSTOMER && entry.occurredAt().isBefore(givenUp);
        toldLate |= !isWanted && (!tells || !notice.isAhead(entry.occurredAt(), lastWord, givenUp));
        if (tells || isWanted) {
            notices.add(new Notice(entry, notice.ahead(entry.occurredAt(), givenUp)));
        }
    }

    private void deliver(Recorded entry, @Nullable Long scope) {
        Instant then = entry.occurredAt();
        deliveredScope = scope;
        boolean meetsFirst = covers(scope, firstScope) && !then.isAfter(dues.getFirst());
        beyond |= (scope != null && firstScope != null && scope > firstScope)
                || (meetsFirst && notice.isAhead(then, made.occurredAt(), dues.getFirst()));
        if (kept == null && meetsFirst) {
            kept = entry;
        }
        if (!covers(scope, scope())) {
            deliveredLess = true;
        } else if (delivered == null) {
            delivered = entry;
        }
    }

    /** Returns whether a delivery covers a promise; an absent number of things, delivered or promised, means all of them. */
    private static boolean covers(@Nullable Long delivered, @Nullable Long promised) {
        return delivered == null || promised == null || delivered >= promised;
    }

    boolean isOver() {
        return kept != null || delivered != null || withdrawn != null;
    }

    /**
     * Returns the outcome at an instant not before its last entry. A date that passed undelivered stays missed: withdrawing the promise
     * does not make up for it, and another date does so only by a delivery in time.
     */
    public CommitmentOutcome outcome(Instant at) {
        if (kept != null) {
            return CommitmentOutcome.KEPT;
        }
        if (delivered != null) {
            boolean late = delivered.occurredAt().isAfter(due());
            return late
                    ? CommitmentOutcome.BROKEN
                    : toldLate ? CommitmentOutcome.TOLD_LATE : CommitmentOutcome.RENEGOTIATED;
        }
        if (missed != null) {
            return CommitmentOutcome.BROKEN;
        }
        if (withdrawn != null) {
            return CommitmentOutcome.WITHDRAWN;
        }
        return deliveredLess || at.isAfter(due()) ? CommitmentOutcome.BROKEN : CommitmentOutcome.OPEN;
    }

    /** Returns the instant that decided the outcome: that of an entry, else the due date. */
    public Instant decided() {
        Recorded by = kept != null ? kept : delivered;
        if (by == null && missed != null) {
            return missed;
        }
        by = by == null ? withdrawn : by;
        return by == null ? due() : by.occurredAt();
    }

    /** Returns whether time alone may change, or has changed, the outcome: when the due date passes. */
    public boolean hangsOnTime() {
        return !isOver() && missed == null;
    }

    /** The weight of a milestone among those of its request; null if it is none. */
    public @Nullable BigDecimal weight() {
        return weight;
    }

    /** The entry that delivered all of it, in time or late; null while none did. */
    public @Nullable Recorded delivery() {
        return kept != null ? kept : delivered;
    }

    /** The entry that took it back; null if none did. */
    public @Nullable Recorded withdrawal() {
        return withdrawn;
    }

    /** Returns whether more was delivered than first promised, or much earlier. */
    public boolean isBeyond() {
        return beyond;
    }

    /** The commitment's name in the entries. */
    public String name() {
        return name;
    }

    public Recorded made() {
        return made;
    }

    /** All entries about it, in story order, except that those ahead of the promise stand behind it. */
    public List<Recorded> entries() {
        return entries;
    }

    /** The first due date, followed by each one that replaced another. */
    public List<Instant> dues() {
        return dues;
    }

    /** The current due date. */
    public Instant due() {
        return dues.getLast();
    }

    /** The scopes promised, one after another; empty if no promise was about a number of things. */
    public List<Long> scopes() {
        return scopes;
    }

    private @Nullable Long scope() {
        return scopes.isEmpty() ? null : scopes.getLast();
    }

    /** The number of things in the last delivery; null if there was none, or it was about no number. */
    public @Nullable Long deliveredScope() {
        return deliveredScope;
    }

    /** A notice for each due date or scope given up that the customer was told of. */
    public List<Notice> notices() {
        return notices;
    }
}
