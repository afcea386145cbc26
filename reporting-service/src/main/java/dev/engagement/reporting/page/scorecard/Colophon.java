package dev.engagement.reporting.page.scorecard;

import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.page.Frame;
import dev.engagement.reporting.report.Judging;
import java.util.stream.Collectors;

/** Says at the foot of a report of what it is, so that it can be made again. */
final class Colophon {
    private Colophon() {}

    /** Returns installation, period, charters and as-of. */
    static String of(String installation, Frame frame, Asking asking, Tallies.Tally tally) {
        AsOf asOf = asking.question().asked().asOf();
        String judges =
                tally.now().whole().judges().stream().map(Judging::words).collect(Collectors.joining(", "));
        return "Engagement at " + installation + ". Requests opened in " + asking.name() + ", compared with "
                + asking.thanName() + ". " + (judges.isEmpty() ? "" : "Judged by " + judges + ". ") + "As of "
                + frame.time(asOf.at()) + " " + frame.zoneName()
                + (asOf.known() == null ? "" : ", as it was known then")
                + (asOf.happened() == null ? "" : ", with what had happened by " + frame.time(asOf.happened())) + ".";
    }
}
