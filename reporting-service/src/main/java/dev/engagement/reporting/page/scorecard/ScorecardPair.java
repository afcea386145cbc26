package dev.engagement.reporting.page.scorecard;

import dev.engagement.reporting.report.Group;
import dev.engagement.reporting.report.Scorecard;
import dev.engagement.reporting.scorecards.Scorecards;
import java.util.List;
import java.util.Objects;

/** Scorecards of the same requests: as a whole, and split. */
record ScorecardPair(Scorecard whole, Scorecard split) {
    static ScorecardPair of(Asking asking) {
        return new ScorecardPair(
                new Scorecard(List.of(), asking.weighing()),
                new Scorecard(asking.question().by(), asking.weighing()));
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
