package dev.engagement.standalone.demo;

import dev.engagement.events.Acceptance.ResultAccepted;
import dev.engagement.events.Acceptance.ResultRefused;
import dev.engagement.events.Experience.ExperienceAsked;
import dev.engagement.events.Experience.ExperienceRated;
import dev.engagement.events.Experience.Rating;
import dev.engagement.events.Experience.RatingReason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer's say when the work is done.
 *
 * @param trouble how much went wrong on the way; 0 is nothing
 */
record DemoVerdict(DemoStory story, DemoAsk ask, Dice dice, double trouble) {
    /** Tells the verdict and the rating, of those who say anything. Some customers are unhappy although nothing went wrong that is measured. */
    void tell(double speed) {
        double mood = dice.chance(0.1) ? -2.4 : 0;
        double stars = 4.65 - trouble + mood + 0.55 * dice.random().nextGaussian();
        if (dice.chance(0.7)) {
            story.tell(story.at().plusSeconds(3), new ExperienceAsked("mail"));
        }
        Instant said = story.at().plus(Dice.times(dice.around(Duration.ofHours(5), 1), speed));
        if (dice.chance(0.3)) {
            story.tell(said, stars < 2.6 ? new ResultRefused(null, null) : new ResultAccepted(null, null));
        }
        if (dice.chance(0.4)) {
            story.tell(said, rated(stars));
        }
    }

    private ExperienceRated rated(double stars) {
        boolean isBad = stars < 3;
        return new ExperienceRated(
                ask.isPlanned() ? rating((stars - 1) * 2.5, 0, 10) : rating(stars, 1, 5),
                dice.chance(0.4) ? effort(stars) : null,
                ask.isPlanned() && dice.chance(0.6) ? rating(stars + dice.between(-1, 0.5), 1, 5) : null,
                isBad && dice.chance(0.4) ? Duration.ofMinutes(dice.random().nextInt(1, 33) * 15L) : null,
                isBad
                        ? List.of(
                                dice.oneOf(List.of(RatingReason.SLOW, RatingReason.SILENT, RatingReason.PASSED_AROUND)))
                        : dice.chance(0.3) ? List.of(RatingReason.GOOD) : null,
                null);
    }

    /** Returns the effort, on a reversed scale: 7 is a great effort, 1 is none. */
    private @Nullable Rating effort(double stars) {
        return rating(8 - (stars * 1.35 + dice.between(-0.8, 0.8)), 7, 1);
    }

    private static Rating rating(double score, int worst, int best) {
        long rounded = Math.clamp(Math.round(score), Math.min(worst, best), Math.max(worst, best));
        return new Rating(BigDecimal.valueOf(rounded), BigDecimal.valueOf(worst), BigDecimal.valueOf(best));
    }
}
