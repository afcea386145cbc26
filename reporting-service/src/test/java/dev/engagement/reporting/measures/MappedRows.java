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

/** Reads the raw rows of a log by its mapping. */
final class MappedRows {
    private MappedRows() {}

    /** Returns what the rows tell, each message once. */
    static List<RowEntry> told(Path log, Path mapping) {
        Map<String, RowEntry> messages = new LinkedHashMap<>();
        try {
            Mapping read = MappingReader.read(Files.readString(mapping));
            RowTranslation translation = new RowTranslation(read);
            try (LogFile rows = LogFile.open(Files.newInputStream(log), read)) {
                for (LogLine line = rows.next(); line != null; line = rows.next()) {
                    ReadRow reading = translation.read(line);
                    assertThat(reading.complaints())
                            .as("line " + reading.line())
                            .isEmpty();
                    reading.told().forEach(told -> messages.putIfAbsent(told.id(), told));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return List.copyOf(messages.values());
    }

    /** Returns the entries by request, all recorded at that instant. */
    static Map<String, List<Recorded>> stories(Path log, Path mapping, Instant recordedAt) {
        Map<String, List<Recorded>> stories = new LinkedHashMap<>();
        for (RowEntry told : told(log, mapping)) {
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
