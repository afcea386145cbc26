package dev.engagement.reporting.factors;

import dev.engagement.events.Pact.Obligation;
import dev.engagement.reporting.calendar.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A wait, held against the time in which those who are waited for owe an answer.
 *
 * @param span from the raise to the end of the wait: it is cleared, or its episode is over, or the instant up to which clocks count
 * @param isCleared whether it was cleared while the request was open
 * @param isOver whether its episode is over
 * @param within service time that the charter gives; null if the tool said by when
 * @param expectedBy the instant that the tool said; null if the charter's time counts
 */
public record Owed(
        Barrier barrier,
        Span span,
        boolean isCleared,
        boolean isOver,
        @Nullable Duration within,
        @Nullable Instant expectedBy,
        Judge judge) {

    /** Returns the waits with an obligation by the charter, in order. */
    public static List<Owed> byCharter(Course course) {
        return course.barriers().stream()
                .flatMap(barrier -> obligation(barrier, course).stream()
                        .flatMap(limit -> of(barrier, limit, null, course).stream()))
                .toList();
    }

    /** Returns a wait held against what its supplier was expected by, else against its obligation; empty if there is neither. */
    public static Optional<Owed> bySupplier(Barrier barrier, Course course) {
        return barrier.expectedBy() != null
                ? of(barrier, null, barrier.expectedBy(), course)
                : obligation(barrier, course).flatMap(limit -> of(barrier, limit, null, course));
    }

    /** Returns the time in which an answer is owed: that of the supplier if the charter names it, else that of the party. */
    private static Optional<Duration> obligation(Barrier barrier, Course course) {
        List<Obligation> all = course.judge().charter().pact().obligations();
        Stream<Obligation> ofSupplier = all.stream()
                .filter(one -> one.supplier() != null && one.supplier().equals(barrier.supplier()));
        Stream<Obligation> ofParty = all.stream().filter(one -> one.waitedOn() == barrier.waitingOn());
        return Stream.concat(ofSupplier, ofParty).findFirst().map(Obligation::answerWithin);
    }

    private static Optional<Owed> of(
            Barrier barrier, @Nullable Duration within, @Nullable Instant expectedBy, Course course) {
        Instant raised = barrier.raised().occurredAt();
        return course.episodes().stream()
                .filter(episode -> !episode.startedAt().isAfter(raised))
                .reduce((one, next) -> next)
                .filter(episode ->
                        episode.isOpen() || !episode.until(course.at()).isBefore(raised))
                .map(episode -> {
                    Instant end = episode.until(course.at());
                    Instant cleared = barrier.span().to();
                    boolean isCleared = !cleared.isAfter(end);
                    Span span = new Span(raised, isCleared ? cleared : end.isBefore(raised) ? raised : end);
                    return new Owed(barrier, span, isCleared, !episode.isOpen(), within, expectedBy, course.judge());
                });
    }

    /** Returns 1 if it was cleared in time, 0 if it was not; a wait that is in time so far runs, or has ended with its episode. */
    public Reading reading() {
        boolean isInTime = expectedBy != null
                ? !span.to().isAfter(expectedBy)
                : judge.hours().between(span.from(), span.to()).compareTo(Objects.requireNonNull(within)) <= 0;
        Status status = isCleared || !isInTime ? Status.SETTLED : isOver ? Status.ENDED : Status.RUNNING;
        return Reading.value(
                status,
                isCleared && isInTime ? 1 : 0,
                Reading.from(barrier.raised(), isCleared ? barrier.cleared() : null));
    }

    /** Returns the service time that is left of what the charter gives. */
    public Duration left() {
        return Objects.requireNonNull(within).minus(judge.hours().between(span.from(), span.to()));
    }

    /** Returns the instant by which the answer is owed. */
    public Instant answerBy() {
        return expectedBy != null ? expectedBy : judge.hours().after(span.from(), Objects.requireNonNull(within));
    }

    /** Returns the part of the wait beyond the time that was given. */
    public Span excess() {
        Instant end = answerBy();
        Instant from = end.isBefore(span.from()) ? span.from() : end;
        return new Span(from.isBefore(span.to()) ? from : span.to(), span.to());
    }
}
