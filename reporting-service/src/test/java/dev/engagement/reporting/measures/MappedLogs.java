package dev.engagement.reporting.measures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.documents.mapping.LogFile;
import dev.engagement.documents.mapping.LogLine;
import dev.engagement.documents.mapping.Mapping;
import dev.engagement.documents.mapping.MappingReader;
import dev.engagement.documents.mapping.ReadRow;
import dev.engagement.documents.mapping.RowEntry;
import dev.engagement.documents.mapping.RowTranslation;
import dev.engagement.events.Catalogue;
import dev.engagement.events.Recorded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The raw logs, read by the mappings that are documented for them. */
final class MappedLogs {
    private static final Map<String, String> FILES = Map.of(
            "helpdesk", "helpdesk-italian/helpdesk.csv",
            "volvo-incidents", "bpi2013-incidents/VINST-new.csv",
            "servicenow-slice", "uci-servicenow-5998-excel/incident_event_log.csv");

    private MappedLogs() {}

    /** What a log's rows tell, each message once. */
    static List<RowEntry> told(Path entries, String log) {
        String name = FILES.getOrDefault(log, "none");
        Path file = entries.resolveSibling(name);
        Map<String, RowEntry> messages = new LinkedHashMap<>();
        Mapping mapping = mapping(name.replaceFirst("/.*", ".yaml"));
        RowTranslation translation = new RowTranslation(mapping);
        try (LogFile rows = LogFile.open(Files.newInputStream(file), mapping)) {
            for (LogLine line = rows.next(); line != null; line = rows.next()) {
                ReadRow reading = translation.read(line);
                assertThat(reading.complaints()).as("line " + reading.line()).isEmpty();
                reading.told().forEach(told -> messages.putIfAbsent(told.id(), told));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return List.copyOf(messages.values());
    }

    private static Mapping mapping(String name) {
        try {
            return MappingReader.read(
                    Files.readString(Path.of("../docs/imports").resolve(name)));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** A log's entries by request, all recorded at that instant. */
    static Map<String, List<Recorded>> entries(Path folder, String log, Instant recordedAt) {
        Map<String, List<Recorded>> stories = new LinkedHashMap<>();
        for (RowEntry told : told(folder, log)) {
            List<Recorded> story = stories.computeIfAbsent(told.subject(), subject -> new ArrayList<>());
            story.add(new Recorded(
                    UUID.nameUUIDFromBytes(told.id().getBytes(StandardCharsets.UTF_8)),
                    told.source(),
                    told.id(),
                    told.subject(),
                    told.time().toInstant(),
                    recordedAt,
                    story.size(),
                    Catalogue.read(new Catalogue.Type(told.kind(), told.kind().revision()), told.data())));
        }
        return stories;
    }
}
