package dev.engagement.reporting.warnings;

import dev.engagement.documents.subscriptions.WarningStep;
import dev.engagement.documents.subscriptions.WarningStep.Before;
import dev.engagement.documents.subscriptions.WarningStep.Missed;
import dev.engagement.documents.subscriptions.WarningStep.Share;
import dev.engagement.reporting.factors.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The steps of one deadline.
 *
 * @param steps in the order in which they pass
 */
public record WarningPlan(List<PlannedStep> steps) {
    /** Longest delay between occurrence and recording; an entry recorded later is history, and warns nobody. */
    private static final Duration LIVE = Duration.ofDays(1);

    private static final Comparator<PlannedStep> ORDER =
            Comparator.comparing(PlannedStep::at).thenComparing(planned -> planned.step() instanceof Missed);

    /** A step with its instant. */
    public record PlannedStep(WarningStep step, Instant at) {
        /** Returns whether it has passed: a deadline is missed only after its instant. */
        boolean hasPassed(Instant asOf) {
            return step instanceof Missed ? at.isBefore(asOf) : !at.isAfter(asOf);
        }
    }

    /** Returns the plan of these steps; it is empty if the deadline was set by history. */
    public static WarningPlan of(Deadline deadline, List<WarningStep> steps) {
        Instant recorded = deadline.setBy().recordedAt();
        if (deadline.setBy().occurredAt().isBefore(recorded.minus(LIVE))) {
            return new WarningPlan(List.of());
        }
        return new WarningPlan(steps.stream()
                .map(step -> new PlannedStep(step, latest(instant(deadline, step), recorded)))
                .sorted(ORDER)
                .toList());
    }

    private static Instant instant(Deadline deadline, WarningStep step) {
        return switch (step) {
            case Share share -> deadline.afterShare(share.percent());
            case Before before -> deadline.due().minus(before.time());
            case Missed missed -> deadline.due();
        };
    }

    /** Nobody can be warned before the deadline is recorded. */
    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /**
     * Returns the step to warn of: the last one that has passed.
     *
     * @param since steps that passed earlier are not warned of
     */
    public Optional<PlannedStep> passed(Instant since, Instant asOf) {
        return steps.stream()
                .filter(step -> step.hasPassed(asOf))
                .reduce((earlier, later) -> later)
                .filter(step -> !step.at().isBefore(since));
    }

    /** Returns the instants at which a step will pass. */
    public Stream<Instant> ahead(Instant asOf) {
        return steps.stream().filter(step -> !step.hasPassed(asOf)).map(PlannedStep::at);
    }
}
