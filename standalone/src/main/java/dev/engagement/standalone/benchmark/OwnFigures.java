package dev.engagement.standalone.benchmark;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A scorecard as a set of benchmarks. */
final class OwnFigures {
    private static final JsonMapper JSON = new JsonMapper();

    private OwnFigures() {}

    /** Returns the set. A group with an unknown value, and a measure without a settled reading, have no figure. */
    static ObjectNode of(JsonNode scorecard, String provider, String source) {
        ObjectNode set = JSON.createObjectNode()
                .put("provider", provider)
                .put("source", source)
                .put("from", scorecard.at("/cohort/from").asString())
                .put("to", scorecard.at("/cohort/to").asString())
                .put("clock", "elapsed");
        ArrayNode figures = set.putArray("figures");
        for (JsonNode group : scorecard.path("groups")) {
            if (group.path("key").valueStream().noneMatch(JsonNode::isNull)) {
                group.path("measures")
                        .forEachEntry((measure, answer) -> add(figures, measure, group.path("key"), answer));
            }
        }
        return set;
    }

    private static void add(ArrayNode figures, String measure, JsonNode key, JsonNode answer) {
        String unit = answer.path("unit").asString();
        JsonNode statistics = unit.equals("seconds") ? answer.path("elapsed") : answer;
        // A level is no quantity: the mean of critical and low is nothing.
        if (statistics.path("n").asInt() == 0 || unit.equals("level")) {
            return;
        }
        ObjectNode figure = figures.addObject().put("measure", measure);
        if (!key.isEmpty()) {
            figure.set("by", key);
        }
        figure.set("n", statistics.path("n"));
        if (unit.equals("ratio")) {
            figure.set("share", statistics.path("mean"));
        } else {
            List.of("p50", "p90", "mean").forEach(name -> figure.set(name, statistics.path(name)));
        }
    }
}
