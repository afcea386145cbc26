package dev.engagement.reporting.factors;

import dev.engagement.events.Charter;
import dev.engagement.events.Level;
import dev.engagement.events.Opening;
import dev.engagement.events.Recorded;
import dev.engagement.events.Urgency.UrgencyAssessed;
import org.jspecify.annotations.Nullable;

/**
 * The request's urgency over time: that of the latest assessment; before any, that of the latest priority and impact; else medium, marked
 * as assumed.
 */
final class UrgencyOverTime {
    private final Charter charter;
    private final Timeline<Level> timeline = new Timeline<>();
    private final Timeline<Charter.Targets> targets = new Timeline<>();
    private @Nullable Level assessed;
    private boolean assumed = true;

    UrgencyOverTime(Charter charter) {
        this.charter = charter;
    }

    Timeline<Level> timeline() {
        return timeline;
    }

    /** The targets over time: those of the service, the activity and the urgency of then. */
    Timeline<Charter.Targets> targets() {
        return targets;
    }

    boolean isAssumed() {
        return assumed;
    }

    /** Adds an entry of the opening's instant or later; the description must have it already. */
    void add(Recorded entry, Description description, boolean openingSeen) {
        if (entry.entry() instanceof UrgencyAssessed assessment) {
            assessed = assessment.urgency() != null
                    ? assessment.urgency()
                    : charter.urgency(description.priority(), description.impact())
                            .orElse(Level.MEDIUM);
        } else if (!(entry.entry() instanceof Opening)) {
            return;
        }
        if (openingSeen) {
            put(entry, description);
        }
    }

    private void put(Recorded entry, Description description) {
        Level said = assessed != null
                ? assessed
                : charter.urgency(description.priority(), description.impact()).orElse(null);
        assumed = said == null;
        Level level = said == null ? Level.MEDIUM : said;
        Timeline.Since<Level> last = timeline.last();
        if (last == null || last.value() != level) {
            timeline.put(entry, level);
        }
        Charter.Targets now = charter.targets(description.service(), description.activity(), level);
        Timeline.Since<Charter.Targets> before = targets.last();
        if (before == null || !now.equals(before.value())) {
            targets.put(entry, now);
        }
    }
}
