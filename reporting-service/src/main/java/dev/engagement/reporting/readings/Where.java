package dev.engagement.reporting.readings;

import dev.engagement.reporting.factors.Dimension;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** Turns chosen values of dimensions into an SQL condition on stored requests; the empty string stands for unknown. */
final class Where {
    private Where() {}

    static String sql(Map<Dimension, Set<String>> where) {
        return where.keySet().stream()
                .sorted()
                .map(Requests::column)
                .map(column -> " and coalesce(" + column + ", '') in (:" + column + ")")
                .collect(Collectors.joining());
    }

    static void parameters(Map<Dimension, Set<String>> where, MapSqlParameterSource parameters) {
        where.forEach((dimension, words) -> parameters.addValue(Requests.column(dimension), words));
    }
}
