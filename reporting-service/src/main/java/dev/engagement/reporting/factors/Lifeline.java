package dev.engagement.reporting.factors;

import dev.engagement.events.Level;
import dev.engagement.events.Recorded;
import dev.engagement.events.Results.RequestResolved;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request at any time of its life, with everything that tells what to expect of requests like it.
 *
 * @param looks how it looked over time, the first from its opening
 * @param turns its resolutions, other ends and reopenings, in order
 * @param promised its promises, in the order in which they were made; milestones are none
 */
public record Lifeline(Instant opened, List<Look> looks, List<Turn> turns, List<Promised> promised) {
    /** The request from an instant on, by what makes one like another. */
    public record Look(
            Instant from,
            Level urgency,
            @Nullable String team,
            @Nullable String service) {
        private boolean isLike(Look other) {
            return urgency == other.urgency
                    && Objects.equals(team, other.team)
                    && Objects.equals(service, other.service);
        }
    }

    /** An instant from which on the time to resolve is settled, runs again, or has ended. */
    public record Turn(Instant at, Status status) {}

    /**
     * A promise as it was made.
     *
     * @param isOpen whether it is neither delivered nor withdrawn
     */
    public record Promised(Instant made, Instant due, boolean isOpen) {}

    public static Lifeline of(Course course) {
        Walk walk = new Walk(course);
        return new Lifeline(
                course.openedAt(),
                walk.looks,
                walk.turns,
                course.commitments().stream()
                        .filter(one -> one.weight() == null)
                        .map(one ->
                                new Promised(one.made().occurredAt(), one.dues().getFirst(), !one.isOver()))
                        .toList());
    }

    /** Collects looks and turns in one walk through the story. */
    private static final class Walk {
        private final Course course;
        private final Description description = new Description();
        private final List<Look> looks = new ArrayList<>();
        private final List<Turn> turns = new ArrayList<>();
        private int episode;
        private boolean isOpened;
        private boolean isDone;

        Walk(Course course) {
            this.course = course;
            course.entries().forEach(this::take);
        }

        private void take(Recorded entry) {
            description.add(entry.entry());
            isOpened |= entry == course.opening();
            if (isOpened) {
                look(entry.occurredAt());
                turn(entry);
            }
        }

        /** Notes how it looks now, if that is new; of one instant the last look counts. */
        private void look(Instant from) {
            if (!looks.isEmpty() && looks.getLast().from().equals(from)) {
                looks.removeLast();
            }
            Look look = new Look(from, course.urgencyAt(from), description.team(), description.service());
            if (looks.isEmpty() || !looks.getLast().isLike(look)) {
                looks.add(look);
            }
        }

        private void turn(Recorded entry) {
            List<Episode> episodes = course.episodes();
            if (entry == episodes.get(episode).end()) {
                isDone = Objects.requireNonNull(episodes.get(episode).ending()).isDone();
                turns.add(new Turn(entry.occurredAt(), isDone ? Status.SETTLED : Status.ENDED));
            } else if (episode + 1 < episodes.size()
                    && entry == episodes.get(episode + 1).start()) {
                episode++;
                isDone = false;
                turns.add(new Turn(entry.occurredAt(), Status.RUNNING));
            } else if (isDone && entry.entry() instanceof RequestResolved) {
                turns.add(new Turn(entry.occurredAt(), Status.SETTLED));
            }
        }
    }

    /** Returns how it looked at an instant not before its opening. */
    public Look at(Instant instant) {
        return looks.stream()
                .filter(look -> !look.from().isAfter(instant))
                .reduce(looks.getFirst(), (one, next) -> next);
    }

    /** Returns its time to resolve as it stood at an instant, on the wall clock. */
    public TimeSoFar timeToResolve(Instant instant) {
        Turn last = new Turn(opened, Status.RUNNING);
        for (Turn turn : turns) {
            if (!turn.at().isAfter(instant)) {
                last = turn;
            }
        }
        Instant until = last.status() == Status.RUNNING ? instant : last.at();
        return new TimeSoFar(last.status(), Duration.between(opened, until));
    }

    /** A time to resolve at some instant. */
    public record TimeSoFar(Status status, Duration time) {}
}
