package dev.engagement.documents.mapping;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A whole file, read: each message once, and the complaints as {@code line: says}. */
record Imported(List<RowEntry> told, List<String> complaints) {
    /** Opens on "created", changes owners on "assigned", resolves on "resolved". */
    static final String PLAIN = """
            source: /tools/t
            connection: t
            format: csv
            request: id
            time: {column: at}
            person: who
            rules:
              - tell: request-opened
                when: {what: created}
                data: {activity: incident, service: s}
              - first-of:
                  - tell: ownership-changed
                    when: {what: assigned}
                    data: {owner: $person, by: $person}
                  - tell: request-resolved
                    when: {what: resolved}
                    data: {by: $person}
            """;

    static Imported of(String mapping, String file) {
        return of(mapping, file.getBytes(StandardCharsets.UTF_8));
    }

    static Imported of(String mapping, byte[] file) {
        Mapping read = MappingReader.read(mapping);
        RowTranslation translation = new RowTranslation(read);
        Map<String, RowEntry> told = new LinkedHashMap<>();
        List<String> complaints = new ArrayList<>();
        try (LogFile log = LogFile.open(new ByteArrayInputStream(file), read)) {
            List<ReadRow> readings = new ArrayList<>();
            for (LogLine line = log.next(); line != null; line = log.next()) {
                readings.add(translation.read(line));
            }
            readings.addAll(translation.end(log.misfit()));
            for (ReadRow reading : readings) {
                reading.told().forEach(one -> told.putIfAbsent(one.id(), one));
                reading.complaints().forEach(one -> complaints.add(reading.line() + ": " + one.quoting()));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Imported(List.copyOf(told.values()), complaints);
    }

    /** The entries as {@code name time owner}, as far as they have one. */
    List<String> story() {
        return told.stream()
                .map(one -> one.kind().name() + " " + one.time().toInstant()
                        + (one.data().containsKey("owner") ? " " + one.data().get("owner") : ""))
                .toList();
    }

    List<String> ids() {
        return told.stream().map(RowEntry::id).toList();
    }
}
