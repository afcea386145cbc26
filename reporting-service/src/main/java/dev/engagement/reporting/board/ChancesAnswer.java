package dev.engagement.reporting.board;

import dev.engagement.events.Pact.Attained;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The chance that each deadline is missed, 0 to 1; null where nothing is due, or too few requests are alike. */
record ChancesAnswer(
        @Nullable Double engage,
        @Nullable Double own,
        @Nullable Double pace,
        @Nullable Double resolve,
        @Nullable Double promise) {
    static ChancesAnswer of(Map<Attained, Double> chances) {
        return new ChancesAnswer(
                chances.get(Attained.ENGAGE),
                chances.get(Attained.OWN),
                chances.get(Attained.PACE),
                chances.get(Attained.RESOLVE),
                chances.get(Attained.PROMISE));
    }
}
