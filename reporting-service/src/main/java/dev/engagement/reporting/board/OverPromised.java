package dev.engagement.reporting.board;

import dev.engagement.reporting.charters.Answering;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.Lifeline;
import dev.engagement.reporting.readings.Listing.Line;
import dev.engagement.reporting.scorecards.Prospects;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds the requests that were promised more than most like them had. */
@Component
public class OverPromised {
    private final Prospects prospects;
    private final Answering answering;

    OverPromised(Prospects prospects, Answering answering) {
        this.prospects = prospects;
        this.answering = answering;
    }

    /** Returns the ids of those requests of some lines; must be called in a transaction. */
    public Set<String> among(List<Line> lines, Instant at) {
        List<Lifeline> lives =
                lines.stream().map(Line::life).filter(Objects::nonNull).toList();
        Set<Lifeline> found = prospects.overPromised(lives, AsOf.now(at), answering.charters(null));
        return lines.stream()
                .filter(line -> line.life() != null && found.contains(line.life()))
                .map(Line::subject)
                .collect(Collectors.toSet());
    }
}
