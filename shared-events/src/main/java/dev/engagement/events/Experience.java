package dev.engagement.events;

import java.math.BigDecimal;
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

    /** The customer rated the request: satisfaction, effort (the best score means no effort), or both. */
    record ExperienceRated(
            @Nullable Rating satisfaction, @Nullable Rating effort) implements Experience {
        public ExperienceRated {
            Require.anyOf("satisfaction, effort", satisfaction, effort);
        }
    }
}
