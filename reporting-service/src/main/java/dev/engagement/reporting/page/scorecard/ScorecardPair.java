package dev.engagement.reporting.page.scorecard;

import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.report.Group;
import dev.engagement.reporting.report.Scorecard;
import dev.engagement.reporting.scorecards.Scorecards;
import java.util.List;
import java.util.Objects;

/** Scorecards of the same requests: as a whole, and split. */
record ScorecardPair(Scorecard whole, Scorecard split) {
    static ScorecardPair by(List<Dimension> by) {
        return new ScorecardPair(new Scorecard(List.of()), new Scorecard(by));
    }

    void add(Scorecards.Told told) {
        told.addTo(whole);
        if (!split.by().isEmpty()) {
            told.addTo(split);
        }
    }

    Group group() {
        return Objects.requireNonNull(whole.groups().get(List.of()));
    }
}
