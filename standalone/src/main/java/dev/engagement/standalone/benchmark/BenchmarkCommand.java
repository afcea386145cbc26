package dev.engagement.standalone.benchmark;

import dev.engagement.standalone.imports.ServerKey;
import dev.engagement.standalone.messages.Obstacle;
import dev.engagement.standalone.report.ServerCall;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes our own figures as a set of benchmarks. */
@Command(
        name = "benchmark",
        description = "Compares with other providers: makes a set of figures that they can publish as a benchmark.",
        synopsisSubcommandLabel = "COMMAND")
public final class BenchmarkCommand {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> DIMENSIONS = List.of("activity", "service", "urgency");

    private final PrintStream out;

    public BenchmarkCommand(PrintStream out) {
        this.out = out;
    }

    @Command(
            name = "export",
            description = {
                "Writes the figures of the requests opened in a period, by the wall clock, as one JSON file. It names no person and no",
                "request. Others publish it with PUT /v1/benchmarks/NAME."
            })
    int export(
            @Option(names = "--provider", paramLabel = "NAME", required = true, description = "how others call you")
                    String provider,
            @Option(
                            names = "--source",
                            paramLabel = "TEXT",
                            description = "where the figures come from (default: ${DEFAULT-VALUE})",
                            defaultValue = "measured by Engagement")
                    String source,
            @Option(names = "--from", paramLabel = "INSTANT", required = true, description = "2026-10-01T00:00:00Z")
                    String from,
            @Option(names = "--to", paramLabel = "INSTANT", required = true, description = "the first instant too late")
                    String to,
            @Option(names = "--by", paramLabel = "DIMENSION", description = "activity, service or urgency; may repeat")
                    @Nullable
                    List<String> by,
            @Option(names = "--out", paramLabel = "FILE", required = true, description = "the file to write") Path file,
            @Option(
                            names = "--url",
                            paramLabel = "URL",
                            description = "where the figures are (default: ${DEFAULT-VALUE})",
                            defaultValue = "http://127.0.0.1:8081")
                    URI url,
            @Option(names = "--key-file", paramLabel = "KEY", description = "a file with the key that opens the server")
                    @Nullable
                    Path keyFile)
            throws InterruptedException {
        JsonNode scorecard =
                JSON.readTree(new ServerCall(url, ServerKey.of(keyFile)).get("/v1/scorecard" + query(from, to, by)));
        ObjectNode set = OwnFigures.of(scorecard, provider, source);
        try {
            Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(set) + "\n");
        } catch (IOException broken) {
            throw new Obstacle("the figures were not written (%s)".formatted(broken));
        }
        out.printf("%d figures are in %s.%n", set.path("figures").size(), file);
        return 0;
    }

    private static String query(String from, String to, @Nullable List<String> by) {
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
