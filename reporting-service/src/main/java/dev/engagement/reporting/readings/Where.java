package dev.engagement.reporting.readings;

import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.ReaderScope;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** Turns a reader's scope and filters into an SQL condition on stored requests; the empty string stands for unknown. */
final class Where {
    private static final String SCOPE = "scope_";

    private Where() {}

    static String sql(ReaderScope scope, Map<Dimension, Set<String>> where) {
        return (scope.requester() == null ? "" : " and customer = :scope_requester")
                + sql(scope.where(), SCOPE)
                + sql(where, "");
    }

    private static String sql(Map<Dimension, Set<String>> where, String prefix) {
        return where.keySet().stream()
                .sorted()
                .map(Requests::column)
                .map(column -> " and coalesce(" + column + ", '') in (:" + prefix + column + ")")
                .collect(Collectors.joining());
    }

    static void parameters(ReaderScope scope, Map<Dimension, Set<String>> where, MapSqlParameterSource parameters) {
        parameters.addValue("scope_requester", scope.requester());
        scope.where().forEach((dimension, words) -> parameters.addValue(SCOPE + Requests.column(dimension), words));
        where.forEach((dimension, words) -> parameters.addValue(Requests.column(dimension), words));
    }
}
