package dev.engagement.reporting.measures;

import dev.engagement.events.Recorded;
import dev.engagement.tests.RealInput;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A log whose entries and figures are known otherwise than by our fold: a small one of our own making (its README works the figures out),
 * and real ones where they are at hand.
 *
 * @param entries one message a line
 * @param raw the tool's own rows, which {@code mapping} reads
 */
record KnownLog(String name, Path entries, Path raw, Path mapping, Path figures) {
    static final String DESK = "desk";
    static final String HELPDESK = "helpdesk";
    static final String VOLVO = "volvo-incidents";
    /** A log of snapshots; nobody else read it into entries. */
    static final String SERVICENOW = "servicenow-slice";

    private static final JsonMapper JSON = new JsonMapper();

    /** Returns those of these names that are at hand. */
    static Stream<KnownLog> named(String... names) {
        return Stream.of(names).flatMap(name -> all().stream().filter(log -> log.name.equals(name)));
    }

    private static List<KnownLog> all() {
        List<KnownLog> logs = new ArrayList<>();
        Path desk = Path.of("src/test/resources/logs/desk");
        logs.add(new KnownLog(
                DESK,
                desk.resolve("desk.ndjson"),
                desk.resolve("desk.csv"),
                desk.resolve("desk.yaml"),
                desk.resolve("desk.expected.json")));
        RealInput.at("").ifPresent(data -> {
            logs.add(real(data, HELPDESK, "helpdesk-italian", "helpdesk.csv"));
            logs.add(real(data, VOLVO, "bpi2013-incidents", "VINST-new.csv"));
            logs.add(real(data, SERVICENOW, "uci-servicenow-5998-excel", "incident_event_log.csv"));
        });
        return logs;
    }

    private static KnownLog real(Path data, String name, String folder, String file) {
        return new KnownLog(
                name,
                data.resolve("entries").resolve(name + ".ndjson.gz"),
                data.resolve(folder).resolve(file),
                Path.of("../docs/imports").resolve(folder + ".yaml"),
                data.resolve("entries").resolve(name + ".expected.json"));
    }

    /** Returns the figures of the whole log, or of what had happened when it was cut. */
    JsonNode expected(String part) {
        return JSON.readTree(figures.toFile()).get(part);
    }

    /** Tells whether the figures are those of the measures' first edition. */
    boolean isOfFirstEdition() {
        return !JSON.readTree(figures.toFile()).has("edition");
    }

    /** Returns the stories of the known entries, all recorded at that instant. */
    Map<String, List<Recorded>> stories(Instant recordedAt) {
        return LogMessages.stories(entries, recordedAt);
    }

    /** Returns the stories that the raw rows come to. */
    Map<String, List<Recorded>> mapped(Instant recordedAt) {
        return MappedRows.stories(raw, mapping, recordedAt);
    }

    @Override
    public String toString() {
        return name;
    }
}
