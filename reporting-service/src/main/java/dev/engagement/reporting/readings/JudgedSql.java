package dev.engagement.reporting.readings;

import dev.engagement.reporting.factors.JudgingOrder;
import dev.engagement.reporting.factors.Term;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** Turns an order of charters into SQL over stored requests. */
final class JudgedSql {
    private JudgedSql() {}

    /** Returns the condition that the version that judged a stored request is the one that judges it by that order; null if unopened. */
    static String holds(JudgingOrder order) {
        StringBuilder sql = new StringBuilder("(case");
        for (int i = 0; i < order.terms().size(); i++) {
            sql.append(" when ")
                    .append(claims(order.terms().get(i), i))
                    .append(" then charter = :charter")
                    .append(i)
                    .append(" and charter_version = :version")
                    .append(i);
        }
        return sql.append(" end)").toString();
    }

    private static String claims(Term term, int number) {
        List<String> conditions = new ArrayList<>();
        if (term.since() != null) {
            conditions.add("opened_at >= :since" + number);
        }
        if (term.until() != null) {
            conditions.add("opened_at < :until" + number);
        }
        term.accepted().forEach(named -> {
            String column = Requests.column(named.getKey());
            conditions.add(column + " in (:" + column + number + ")");
        });
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    static void parameters(JudgingOrder order, MapSqlParameterSource parameters) {
        for (int i = 0; i < order.terms().size(); i++) {
            int number = i;
            Term term = order.terms().get(i);
            parameters.addValue("charter" + i, term.judge().charter().name());
            parameters.addValue("version" + i, term.judge().version());
            if (term.since() != null) {
                parameters.addValue("since" + i, term.since().atOffset(ZoneOffset.UTC));
            }
            if (term.until() != null) {
                parameters.addValue("until" + i, term.until().atOffset(ZoneOffset.UTC));
            }
            term.accepted()
                    .forEach(named -> parameters.addValue(Requests.column(named.getKey()) + number, named.getValue()));
        }
    }
}
