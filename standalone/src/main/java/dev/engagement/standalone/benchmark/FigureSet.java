package dev.engagement.standalone.benchmark;

import dev.engagement.standalone.imports.ServerKey;
import dev.engagement.standalone.messages.Obstacle;
import dev.engagement.standalone.report.ServerCall;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A set of our own figures, as the command line asks for it. */
final class FigureSet {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> DIMENSIONS = List.of("activity", "service", "urgency");

    @Option(names = "--provider", paramLabel = "NAME", required = true, description = "how others call you")
    private String provider = "";

    @Option(
            names = "--source",
            paramLabel = "TEXT",
            description = "where the figures come from (default: ${DEFAULT-VALUE})",
            defaultValue = "measured by Engagement")
    private String source = "";

    @Option(names = "--from", paramLabel = "INSTANT", required = true, description = "2026-10-01T00:00:00Z")
    private String from = "";

    @Option(names = "--to", paramLabel = "INSTANT", required = true, description = "the first instant too late")
    private String to = "";

    @Option(names = "--by", paramLabel = "DIMENSION", description = "activity, service or urgency; may repeat")
    private @Nullable List<String> by;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "the file to write")
    private Path file = Path.of("");

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "where the figures are (default: ${DEFAULT-VALUE})",
            defaultValue = "http://127.0.0.1:8081")
    private URI url = URI.create("");

    @Option(names = "--key-file", paramLabel = "KEY", description = "a file with the key that opens the server")
    private @Nullable Path keyFile;

    Path file() {
        return file;
    }

    /** Asks the server for the figures. */
    ObjectNode read() throws InterruptedException {
        JsonNode scorecard = JSON.readTree(new ServerCall(url, ServerKey.of(keyFile)).get("/v1/scorecard" + query()));
        return OwnFigures.of(scorecard, provider, source);
    }

    void write(ObjectNode set) {
        try {
            Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(set) + "\n");
        } catch (IOException broken) {
            throw new Obstacle("the figures were not written (%s)".formatted(broken));
        }
    }

    private String query() {
        List<String> query = new ArrayList<>(List.of("from=" + encoded(from), "to=" + encoded(to)));
        for (String dimension : by == null ? List.<String>of() : by) {
            if (!DIMENSIONS.contains(dimension)) {
                throw new Obstacle("--by must be one of activity, service, urgency, not %s".formatted(dimension));
            }
            query.add("by=" + dimension);
        }
        return "?" + String.join("&", query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
