package dev.engagement.reporting.warnings;

import dev.engagement.documents.subscriptions.Subscription;
import dev.engagement.documents.subscriptions.WarningStep;
import dev.engagement.documents.subscriptions.WarningStep.Before;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Deadline;
import dev.engagement.reporting.factors.Deadlines;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.readings.Target;
import dev.engagement.reporting.warnings.WarningPlan.PlannedStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides on warnings for subscriptions. */
public final class WarningRules {
    private final Collection<CountingSubscription> subscriptions;
    private final Instant asOf;

    /**
     * A subscription that counts.
     *
     * @param since steps that passed earlier are not warned of
     */
    public record CountingSubscription(Subscription subscription, Instant since) {
        /** Returns a text that changes whenever other rules count, or since another instant. */
        public static String fingerprint(List<CountingSubscription> counting) {
            return counting.stream()
                    .map(one ->
                            one.subscription().name() + " " + one.subscription().rules() + " " + one.since())
                    .collect(Collectors.joining("\n"));
        }
    }

    /**
     * The decisions about one request.
     *
     * @param warnings to give, unless they were given already
     * @param next when the next step will pass; null: none will unless something changes
     */
    public record Decided(List<Warning> warnings, @Nullable Instant next) {}

    /**
     * Creates rules.
     *
     * @param asOf everything recorded by then is in the stories
     */
    public WarningRules(Collection<CountingSubscription> subscriptions, Instant asOf) {
        this.subscriptions = List.copyOf(subscriptions);
        this.asOf = asOf;
    }

    /** Returns whether any subscription is about a request with these dimensions. */
    public boolean concern(Map<Dimension, String> dimensions) {
        return subscriptions.stream().anyMatch(counting -> concerns(counting.subscription(), dimensions));
    }

    private static boolean concerns(Subscription subscription, Map<Dimension, String> dimensions) {
        return subscription.where().entrySet().stream().allMatch(accepted -> accepted.getValue()
                .contains(
                        Dimension.named(accepted.getKey()).map(dimensions::get).orElse("")));
    }

    /** Decides on a request. */
    public Decided decide(String request, Course course) {
        List<Planned> plans = plans(course);
        List<Warning> warnings = plans.stream()
                .flatMap(planned -> planned.plan().passed(planned.since(), asOf).stream()
                        .map(step -> warning(request, planned, step, course)))
                .toList();
        Instant next = plans.stream()
                .flatMap(planned -> planned.plan().ahead(asOf))
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Decided(warnings, next);
    }

    /** The plan of one deadline for one subscription. */
    private record Planned(String subscription, Instant since, Target target, Instant due, WarningPlan plan) {}

    private List<Planned> plans(Course course) {
        Deadlines deadlines = Deadlines.of(course);
        List<Planned> plans = new ArrayList<>();
        for (CountingSubscription counting : subscriptions) {
            Subscription subscription = counting.subscription();
            if (concerns(subscription, course.dimensions())) {
                for (Target target : Target.values()) {
                    Deadline deadline = of(deadlines, target);
                    if (deadline != null && subscription.targets().contains(target.word())) {
                        WarningPlan plan = WarningPlan.of(deadline, steps(subscription, course));
                        plans.add(new Planned(subscription.name(), counting.since(), target, deadline.due(), plan));
                    }
                }
            }
        }
        return plans;
    }

    private static @Nullable Deadline of(Deadlines deadlines, Target target) {
        return switch (target) {
            case ENGAGE -> deadlines.engage();
            case OWN -> deadlines.own();
            case PACE -> deadlines.pace();
            case RESOLVE -> deadlines.resolve();
            case PROMISE -> deadlines.promise();
        };
    }

    private static List<WarningStep> steps(Subscription subscription, Course course) {
        return subscription.at().isEmpty()
                ? List.of(new Before(course.judge().charter().warnBefore()))
                : subscription.at();
    }

    private static Warning warning(String request, Planned planned, PlannedStep passed, Course course) {
        Map<Dimension, String> dimensions = course.dimensions();
        return new Warning(
                planned.subscription(),
                request,
                planned.target(),
                planned.due(),
                passed.step().word(),
                passed.at(),
                course.state(),
                Objects.requireNonNull(dimensions.get(Dimension.URGENCY)),
                dimensions.get(Dimension.SERVICE),
                dimensions.get(Dimension.TEAM));
    }
}
