package dev.engagement.tests.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A record of Kafka as the command service publishes it. The file of such records is the contract between the two services: the command
 * service's tests compare what they publish with it, and the reporting service's tests read it.
 *
 * @param topic its canonical name
 * @param value null for a tombstone
 */
public record PublishedRecord(
        String topic,
        int partition,
        String key,
        SortedMap<String, String> headers,
        @Nullable String value) {
    private static final JsonMapper JSON = new JsonMapper();

    /** Returns the records of the file: one entry of each type, a charter, and the names that they refer to. */
    public static List<PublishedRecord> all() {
        return lines("published/records.ndjson").stream()
                .map(line -> JSON.readValue(line, PublishedRecord.class))
                .toList();
    }

    /** Returns the CloudEvents, one a line, from which the records were made. */
    public static List<String> told() {
        return lines("published/told.ndjson");
    }

    /** Returns the charter among them as it was written. */
    public static String charter() {
        return String.join("\n", lines("published/charter.yaml"));
    }

    /** Returns the benchmark among them as it was sent. */
    public static String benchmark() {
        return String.join("\n", lines("published/benchmark.json"));
    }

    private static List<String> lines(String resource) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PublishedRecord.class.getClassLoader().getResourceAsStream(resource), resource),
                StandardCharsets.UTF_8))) {
            return lines.readAllLines();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public String json() {
        return JSON.writeValueAsString(this);
    }
}
