package dev.engagement.events;

import dev.engagement.events.Personal.PersonalKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The customer's opinion of the request. */
public sealed interface Experience extends Entry {
    /**
     * A score on a scale that the asker chose.
     *
     * @param score lies on the scale, ends included
     * @param from the worst score of the scale
     * @param to the best score; may be smaller than {@code from}, never equal to it
     */
    record Rating(BigDecimal score, BigDecimal from, BigDecimal to) {
        public Rating {
            Require.present("score", score);
            Require.present("from", from);
            Require.present("to", to);
            if (from.compareTo(to) == 0) {
                throw new InvalidField("to", "must differ from \"from\": one is the worst score, the other the best");
            }
            if (!Require.isBetween(score, from, to)) {
                throw new InvalidField("score", "must lie on its scale, from " + from + " to " + to);
            }
        }

        /** The score as a share of the way from the worst (0) to the best (1). */
        public double share() {
            return score.subtract(from).doubleValue() / to.subtract(from).doubleValue();
        }
    }

    /** A reason that the customer gives for a rating. */
    enum RatingReason {
        SLOW,
        SILENT,
        PASSED_AROUND,
        NOT_SOLVED,
        HARD_TO_USE,
        UNFRIENDLY,
        GOOD
    }

    /**
     * The customer rated the request, in at least one of these ways.
     *
     * @param effort the best score means no effort
     * @param usability how easy what was delivered is to use
     * @param lostTime the working time that the customer lost; zero to ten years
     * @param reasons each once, in the order given; an unknown one is left out
     * @param comment the customer's own words
     */
    record ExperienceRated(
            @Nullable Rating satisfaction,
            @Nullable Rating effort,
            @Nullable Rating usability,
            @Nullable Duration lostTime,
            @Nullable List<RatingReason> reasons,
            @Personal(PersonalKind.TEXT) @Nullable String comment)
            implements Experience {
        public ExperienceRated {
            reasons = reasons == null ? null : List.copyOf(reasons);
            lostTime = lostTime == null ? null : Require.pause("lostTime", lostTime);
            comment = Require.optionalText("comment", comment);
            Require.anyOf(
                    "satisfaction, effort, usability, lostTime, reasons, comment",
                    satisfaction,
                    effort,
                    usability,
                    lostTime,
                    reasons,
                    comment);
        }

        public ExperienceRated(@Nullable Rating satisfaction, @Nullable Rating effort) {
            this(satisfaction, effort, null, null, null, null);
        }
    }

    /** The customer was asked for a rating. */
    record ExperienceAsked(@Nullable String channel) implements Experience {
        public ExperienceAsked {
            channel = Require.optionalKey("channel", channel);
        }
    }
}
