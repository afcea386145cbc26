package dev.engagement.reporting.replay;

import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Lifeline;
import dev.engagement.reporting.factors.urgency.LaterEngaged;
import dev.engagement.reporting.factors.urgency.Wait;
import dev.engagement.reporting.report.OverPromising;
import dev.engagement.reporting.report.Scorecard;
import java.util.ArrayList;
import java.util.List;

/** Adds up folded requests, on any thread; their order makes no difference. */
public final class ReplayTally {
    private final Scorecard card;
    private final List<Lifeline> lives = new ArrayList<>();

    public ReplayTally(List<Dimension> by) {
        this.card = new Scorecard(by);
    }

    /** Adds a request. Folding takes nearly all the time, so adding up under a lock costs nothing and needs no merging. */
    public synchronized void add(FoldedRequest request) {
        lives.add(request.life());
        Wait wait = request.waited();
        FoldedRequest.CountedRequest counted = request.counted();
        if (wait != null && counted != null) {
            card.add(
                    counted.dimensions(),
                    counted.customers(),
                    counted.figures(),
                    counted.anomalies(),
                    wait,
                    request.life(),
                    counted.judge());
        } else if (wait != null) {
            card.addBeside(wait);
        }
    }

    /** Returns the scorecard, once all requests are added. */
    public synchronized Scorecard scorecard() {
        card.countOvertaken(LaterEngaged.NONE);
        card.countBold(OverPromising.judge(card.promises(), lives));
        return card;
    }
}
