package dev.engagement.reporting.factors;

import dev.engagement.events.Experience.ExperienceRated;
import dev.engagement.events.Experience.Rating;
import dev.engagement.events.Recorded;
import java.time.Duration;

/** Ratings by the customer, each kind over time. Filled in by the fold. */
public final class RatingsGiven {
    private final Timeline<Rating> satisfactions = new Timeline<>();
    private final Timeline<Rating> efforts = new Timeline<>();
    private final Timeline<Rating> usabilities = new Timeline<>();
    private final Timeline<Duration> lostTimes = new Timeline<>();

    void take(Recorded entry, ExperienceRated rated) {
        if (rated.satisfaction() != null) {
            satisfactions.put(entry, rated.satisfaction());
        }
        if (rated.effort() != null) {
            efforts.put(entry, rated.effort());
        }
        if (rated.usability() != null) {
            usabilities.put(entry, rated.usability());
        }
        if (rated.lostTime() != null) {
            lostTimes.put(entry, rated.lostTime());
        }
    }

    public Timeline<Rating> satisfactions() {
        return satisfactions;
    }

    public Timeline<Rating> efforts() {
        return efforts;
    }

    public Timeline<Rating> usabilities() {
        return usabilities;
    }

    public Timeline<Duration> lostTimes() {
        return lostTimes;
    }
}
