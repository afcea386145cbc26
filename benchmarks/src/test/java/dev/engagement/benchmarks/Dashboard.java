package dev.engagement.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One of our Grafana dashboards, as its file says. */
record Dashboard(String name, JsonNode json) {
    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+), *(\\w+)\\)");
    private static final String FOUR_SCRAPES = "16s";

    /** A question that Grafana puts to Prometheus, with its variables filled in. */
    record Query(String where, String text) {}

    /** Which values a variable may have: those of a label, of some series. */
    record Choice(String where, String label, String series) {}

    static List<Dashboard> all() throws IOException {
        List<Dashboard> dashboards = new ArrayList<>();
        for (Path file : Prometheus.files(Project.root().resolve("ops/grafana/dashboards"), ".json")) {
            dashboards.add(
                    new Dashboard(file.getFileName().toString(), new JsonMapper().readTree(Files.readAllBytes(file))));
        }
        return dashboards;
    }

    /** All that show something: rows only part them. */
    Stream<JsonNode> panels() {
        return json.path("panels")
                .valueStream()
                .filter(panel -> !panel.path("type").asString().equals("row"));
    }

    Stream<JsonNode> variables() {
        return json.at("/templating/list").valueStream();
    }

    Stream<Query> queries() {
        return panels().flatMap(panel -> panel.path("targets")
                .valueStream()
                .map(target -> new Query(
                        name + ", " + panel.path("title").asString(),
                        filled(target.path("expr").asString()))));
    }

    Stream<Choice> choices() {
        return variables()
                .filter(variable -> variable.path("type").asString().equals("query"))
                .map(variable -> {
                    Matcher asked =
                            LABEL_VALUES.matcher(variable.at("/query/query").asString());
                    if (!asked.matches()) {
                        throw new IllegalStateException("no label_values: " + variable);
                    }
                    String where = name + ", variable " + variable.path("name").asString();
                    return new Choice(where, asked.group(2), filled(asked.group(1)));
                });
    }

    /** As Grafana fills in what is chosen when the dashboard is opened. */
    private String filled(String query) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("__rate_interval", FOUR_SCRAPES);
        values.put("__range", "1h");
        variables().forEach(variable -> {
            boolean all = variable.path("includeAll").asBoolean(false);
            values.put(
                    variable.path("name").asString(),
                    all
                            ? variable.path("allValue").asString()
                            : variable.at("/current/value").asString(""));
        });
        String text = query;
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replaceAll(
                    "\\$(\\{%1$s}|%1$s\\b)".formatted(value.getKey()), Matcher.quoteReplacement(value.getValue()));
        }
        if (text.contains("$")) {
            throw new IllegalStateException(name + " has no variable for: " + text);
        }
        return text;
    }
}
