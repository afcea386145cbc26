package dev.engagement.reporting.customer.asking;

import dev.engagement.documents.subscriptions.Subscription;
import dev.engagement.documents.subscriptions.Subscription.AskRule;
import dev.engagement.events.Experience.ExperienceAsked;
import dev.engagement.events.Experience.ExperienceRated;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Story;
import dev.engagement.reporting.warnings.WarningRules.CountingSubscription;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Decides from a story whether its requester is asked for a rating now, or when to look again. */
final class AskRules {
    /** Longest delay between occurrence and recording; a resolution recorded later is history, and nobody is asked. */
    private static final Duration LIVE = Duration.ofDays(1);

    private final List<CountingSubscription> counting;
    private final Instant asOf;

    AskRules(List<CountingSubscription> counting, Instant asOf) {
        this.counting = counting;
        this.asOf = asOf;
    }

    boolean concern(Map<Dimension, String> dimensions) {
        return counting.stream().anyMatch(one -> accepts(one.subscription(), dimensions));
    }

    private static boolean accepts(Subscription subscription, Map<Dimension, String> dimensions) {
        return subscription.where().entrySet().stream()
                .allMatch(wanted -> accepts(wanted.getKey(), wanted.getValue(), dimensions));
    }

    private static boolean accepts(String dimension, Set<String> values, Map<Dimension, String> dimensions) {
        return Dimension.named(dimension)
                .map(dimensions::get)
                .filter(values::contains)
                .isPresent();
    }

    /** Adds to those who are asked, or to what is to be looked at again. */
    void decide(String request, Story story, Course course, List<WantedRating> wanted, Map<String, Instant> next) {
        Recorded resolution = course.resolution();
        if (resolution == null || !isDone(course) || isHistory(resolution) || isSettled(story, resolution)) {
            return;
        }
        for (CountingSubscription one : counting) {
            AskRule ask = Objects.requireNonNull(one.subscription().ask());
            Instant at = resolution.occurredAt().plus(ask.pause());
            if (!accepts(one.subscription(), course.dimensions()) || at.isBefore(one.since())) {
                continue;
            }
            if (at.isAfter(asOf)) {
                next.merge(request, at, (a, b) -> a.isBefore(b) ? a : b);
            } else {
                wanted.add(
                        new WantedRating(one.subscription().name(), request, resolution.entryId(), course.customer()));
            }
        }
    }

    private static boolean isDone(Course course) {
        return Set.of("resolved", "closed").contains(course.state());
    }

    private static boolean isHistory(Recorded resolution) {
        return resolution.occurredAt().isBefore(resolution.recordedAt().minus(LIVE));
    }

    /** Returns whether the requester was asked, or has rated, since the resolution. */
    private static boolean isSettled(Story story, Recorded resolution) {
        return story.entries().stream()
                .filter(entry -> !entry.occurredAt().isBefore(resolution.occurredAt()))
                .map(Recorded::entry)
                .anyMatch(entry -> entry instanceof ExperienceAsked || entry instanceof ExperienceRated);
    }
}
