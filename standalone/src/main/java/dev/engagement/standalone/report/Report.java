package dev.engagement.standalone.report;

import dev.engagement.standalone.imports.ServerKey;
import dev.engagement.standalone.messages.Obstacle;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the scorecard of a period into one file that can be sent, kept and printed. */
@Command(
        name = "report",
        description = {
            "Writes the scorecard of a period into one HTML file, which needs no server to be read or printed.",
            "Its links lead back to the server that made it."
        })
public final class Report implements Callable<Integer> {
    private final PrintStream out;

    @Option(
            names = "--month",
            paramLabel = "MONTH",
            description = "the month, as in 2026-10 (default: the last 30 days)")
    private @Nullable String month;

    @Option(names = "--period", paramLabel = "PERIOD", description = "or a period, as in last-quarter")
    private @Nullable String period;

    @Option(names = "--compare", paramLabel = "EARLIER", description = "before or year (default: before)")
    private @Nullable String compare;

    @Option(names = "--where", paramLabel = "CONDITION", description = "a filter, as in team:desk; may be repeated")
    private List<String> where = new ArrayList<>();

    @Option(names = "--by", paramLabel = "DIMENSION", description = "splits the figures, as in team; may be repeated")
    private List<String> by = new ArrayList<>();

    @Option(names = "--known", paramLabel = "INSTANT", description = "as it was known then, as in 2026-11-01T00:00:00Z")
    private @Nullable String known;

    @Option(names = "--charter", paramLabel = "CHARTER", description = "judged by another charter, as in default@1")
    private @Nullable String charter;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "the file to write, as in report.html")
    private Path file = Path.of("");

    @Option(names = "--url", paramLabel = "URL", description = "where the figures are (default: ${DEFAULT-VALUE})")
    private URI url = URI.create("http://127.0.0.1:8081");

    @Option(
            names = "--key-file",
            paramLabel = "KEY",
            description = "a file with the key that opens the server (default: the variable ENGAGEMENT_KEY)")
    private @Nullable Path keyFile;

    public Report(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws InterruptedException {
        ServerCall server = new ServerCall(url, ServerKey.of(keyFile));
        String view = server.get("/" + query());
        String style = server.get("/page/page.css");
        try {
            Files.writeString(file, new ReportFile(view, style, server.root()).text());
        } catch (IOException broken) {
            throw new Obstacle("the report was not written (%s)".formatted(broken));
        }
        out.println("The report is in " + file + ".");
        return 0;
    }

    private String query() {
        StringBuilder query = new StringBuilder();
        add(query, "month", month);
        add(query, "period", period);
        add(query, "compare", compare);
        where.forEach(condition -> add(query, "where", condition));
        by.forEach(dimension -> add(query, "by", dimension));
        add(query, "known", known);
        add(query, "charter", charter);
        return query.toString();
    }

    private static void add(StringBuilder query, String name, @Nullable String value) {
        if (value != null) {
            query.append(query.isEmpty() ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
