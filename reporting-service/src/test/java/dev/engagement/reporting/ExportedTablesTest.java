package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.engagement.reporting.export.EntryColumns;
import dev.engagement.reporting.export.ExportColumn;
import dev.engagement.reporting.export.ReadingColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Exported tables as an analyst reads them. */
class ExportedTablesTest extends ExportStage {
    /** The rows that DuckDB answers, beside the files. */
    private static List<Map<String, @Nullable Object>> duck(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("set timezone = 'UTC'");
            statement.execute("set file_search_path = '" + folder + "'");
            List<Map<String, @Nullable Object>> rows = new ArrayList<>();
            try (ResultSet found = statement.executeQuery(sql)) {
                while (found.next()) {
                    Map<String, @Nullable Object> row = new LinkedHashMap<>();
                    for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                        row.put(found.getMetaData().getColumnLabel(i), found.getObject(i));
                    }
                    rows.add(row);
                }
            }
            return rows;
        }
    }

    @Test
    void a_table_and_its_parquet_have_the_documented_columns_and_the_same_values() throws Exception {
        fetch("/v1/history?format=csv&known=" + KNOWN, "history.csv");

        assertColumns("history.parquet", EntryColumns.ALL, "The history's columns");
        assertColumns("readings.parquet", ReadingColumns.ALL, "The readings' columns");
        assertThat(duck("select count(*) as n from 'history.parquet'").getFirst())
                .containsEntry("n", (long) TOLD.size());
        assertThat(duck("select count(*) as n from ((select columns(*)::varchar from 'history.parquet') except all"
                                + " (select columns(*)::varchar from (select * replace (\"time\"::timestamptz as \"time\","
                                + " recordedtime::timestamptz as recordedtime, due::timestamptz as due,"
                                + " percentComplete::double as percentComplete, updateEvery::double as updateEvery,"
                                + " satisfaction_score::double as satisfaction_score, satisfaction_from::double as satisfaction_from,"
                                + " satisfaction_to::double as satisfaction_to, effort_score::double as effort_score,"
                                + " effort_from::double as effort_from, effort_to::double as effort_to)"
                                + " from read_csv('history.csv', header = true, all_varchar = true, quote = '\"', escape = '\"',"
                                + " new_line = '\\r\\n', delim = ','))))")
                        .getFirst())
                .containsEntry("n", 0L);
        Map<String, @Nullable Object> odd =
                duck("select * from 'history.parquet' where subject = 'odd:1' order by sequence")
                        .getFirst();
        assertThat(odd)
                .containsEntry("url", "https://x/?" + NASTY)
                .containsEntry("customersAffected", 3L)
                .containsEntry("team", null)
                .containsEntry("name", "request-opened");
    }

    private static void assertColumns(String file, List<ExportColumn> columns, String heading) throws Exception {
        List<String> own = columns.stream()
                .map(column -> column.name() + " " + column.kind().sql())
                .toList();
        assertThat(
                        duck("select column_name || ' ' || column_type as c from (describe select * from '" + file
                                        + "')")
                                .stream()
                                .map(row -> row.get("c")))
                .containsExactlyElementsOf(own);
        String section = document().split("## " + heading, 2)[1].split("\n## ", 2)[0];
        assertThat(Pattern.compile("(?m)^\\| `(\\w+)` \\| ([A-Z ]+) \\|")
                        .matcher(section)
                        .results()
                        .map(row -> row.group(1) + " " + row.group(2)))
                .containsExactlyElementsOf(own);
    }

    private static String document() throws IOException {
        return Files.readString(Path.of("..", "docs", "analysis.md"));
    }

    @Test
    void sql_over_the_readings_comes_to_the_figures_of_the_scorecard() throws Exception {
        JsonNode measures = service.get("/v1/scorecard?known=" + KNOWN).json().at("/groups/0/measures");
        Map<String, Map<String, @Nullable Object>> found = new LinkedHashMap<>();
        duck("""
                select measure, any_value(unit) as unit,
                       count(*) filter (status = 'settled') as n, count(*) filter (status = 'running') as running,
                       count(*) filter (status = 'ended') as ended,
                       avg(coalesce(service_time, value)) filter (status = 'settled') as mean,
                       quantile_disc(coalesce(service_time, value), 0.5) filter (status = 'settled') as p50,
                       quantile_disc(coalesce(service_time, value), 0.9) filter (status = 'settled') as p90,
                       avg(coalesce(elapsed_time, value)) filter (status = 'settled') as elapsed,
                       count(*) filter (verdict = 'met') as met
                from 'readings.parquet' group by measure""").forEach(row -> found.put(String.valueOf(row.get("measure")), row));

        for (Map.Entry<String, JsonNode> measure : measures.properties()) {
            JsonNode figures = measure.getValue();
            boolean isTime = figures.has("service");
            JsonNode service = isTime ? figures.get("service") : figures;
            Map<String, @Nullable Object> row = found.getOrDefault(measure.getKey(), Map.of());
            for (String figure : List.of("n", "running", "ended", "mean", "p50", "p90")) {
                assertFigure(measure.getKey() + " " + figure, service.get(figure), row.get(figure));
            }
            assertFigure(measure.getKey(), (isTime ? figures.get("elapsed") : figures).get("mean"), row.get("elapsed"));
            assertFigure(measure.getKey() + " met", figures.path("attainment").path("met"), row.get("met"));
        }
        assertThat(measures.at("/time-to-engage/service/n").asInt()).isGreaterThan(20);
        assertThat(measures.at("/commitments-kept/n").asInt()).isGreaterThan(20);
        assertThat(measures.at("/overtaken-by/max").asInt()).isPositive();
    }

    private static void assertFigure(String what, JsonNode expected, @Nullable Object given) {
        double value = given instanceof Number number ? number.doubleValue() : 0;
        assertThat(value).as(what).isCloseTo(expected.asDouble(0), within(1e-6 * Math.max(1, Math.abs(value))));
    }

    @Test
    void the_documented_queries_run_as_they_are_written() throws Exception {
        Matcher blocks = Pattern.compile("(?s)```sql\n(.*?)```").matcher(document());
        List<List<Map<String, @Nullable Object>>> answers = new ArrayList<>();
        while (blocks.find()) {
            List<Map<String, @Nullable Object>> rows = duck(blocks.group(1));
            assertThat(rows).as(blocks.group(1)).isNotEmpty();
            answers.add(rows);
        }
        assertThat(answers).hasSize(5);
        JsonNode groups =
                service.get("/v1/scorecard?by=urgency&known=" + KNOWN).json().get("groups");
        for (JsonNode group : groups) {
            JsonNode figures = group.at("/measures/time-to-engage/service");
            Map<String, @Nullable Object> row = answers.getFirst().stream()
                    .filter(one -> group.at("/key/urgency").asString().equals(one.get("urgency")))
                    .findFirst()
                    .orElse(Map.of());
            for (String figure : List.of("n", "mean", "p50", "p90")) {
                assertFigure(figure, figures.get(figure), row.get(figure));
            }
        }
    }
}
