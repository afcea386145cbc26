package dev.engagement.reporting.readings;

import dev.engagement.reporting.charters.Answering;
import dev.engagement.reporting.charters.Answering.Whole;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.measures.Measures;
import org.springframework.stereotype.Component;

/** Says in SQL which stored rows answer a question: of the present, those of before while requests are folded anew. */
@Component
class AnsweringRows {
    /** The condition that a row's figures are read for a question of the present. */
    static final String IS_READ = "edition between " + Measures.OLDEST_READ + " and " + Measures.EDITION;

    private static final String COLUMNS = String.join(", ", RequestColumns.NAMES);

    private final Answering answering;

    AnsweringRows(Answering answering) {
        this.answering = answering;
    }

    /** Returns the condition that a row's figures are read. An answer as of a past time is the same for ever within an edition. */
    static String isRead(AsOf asOf) {
        return asOf.isPresent() ? IS_READ : "edition = " + Measures.EDITION;
    }

    /** Returns what to select from; must be called in the transaction that does. */
    String table(AsOf asOf) {
        if (!asOf.isPresent()) {
            return "request";
        }
        Whole whole = answering.whole();
        return whole.isSideBySide()
                ? "(select " + COLUMNS + " from request_before where epoch = " + whole.epoch() + " union all select "
                        + COLUMNS + " from request where not exists (select from request_before before"
                        + " where before.subject = request.subject and before.epoch = " + whole.epoch()
                        + ")) as request"
                : "request";
    }
}
