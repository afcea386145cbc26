package dev.engagement.standalone.demo;

import dev.engagement.events.Experience.ExperienceRated;
import dev.engagement.events.Experience.Rating;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The customers' ratings. */
final class DemoVerdict {
    private DemoVerdict() {}

    /** Returns a rating. Some customers are unhappy although nothing went wrong that is measured. */
    static ExperienceRated of(double trouble, DemoAsk ask, Dice dice) {
        double mood = dice.chance(0.1) ? -2.4 : 0;
        double stars = 4.65 - trouble + mood + 0.55 * dice.random().nextGaussian();
        Rating satisfaction = ask.isPlanned() ? rating((stars - 1) * 2.5, 0, 10) : rating(stars, 1, 5);
        return new ExperienceRated(satisfaction, dice.chance(0.4) ? effort(stars, dice) : null);
    }

    /** Returns the effort, on a reversed scale: 7 is a great effort, 1 is none. */
    private static @Nullable Rating effort(double stars, Dice dice) {
        return rating(8 - (stars * 1.35 + dice.between(-0.8, 0.8)), 7, 1);
    }

    private static Rating rating(double score, int worst, int best) {
        long rounded = Math.clamp(Math.round(score), Math.min(worst, best), Math.max(worst, best));
        return new Rating(BigDecimal.valueOf(rounded), BigDecimal.valueOf(worst), BigDecimal.valueOf(best));
    }
}
