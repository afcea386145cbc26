package dev.engagement.service.intake.coverage;

import dev.engagement.documents.EntryJson;
import dev.engagement.events.Catalogue;
import dev.engagement.events.Correction.EntryRetracted;
import dev.engagement.events.Entry;
import dev.engagement.service.request.StoredEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The part of an entry that an export and the record are compared by.
 *
 * @param name the entry's name, as in {@code request-opened}
 * @param at when it happened, to the second
 * @param person a reference: who owns, did or asked; null if no person is named
 * @param id the message's id
 * @param line of the export; 0 for an entry of the record
 * @param late from when it happened to when it was recorded; zero for an entry of an export
 */
public record Fact(String name, Instant at, @Nullable String person, String id, long line, Duration late) {
    /** Returns the fact that an export expects. */
    public static Fact expected(Entry entry, Instant occurredAt, String id, long line) {
        return new Fact(
                Catalogue.kindOf(entry).name(),
                occurredAt.truncatedTo(ChronoUnit.SECONDS),
                person(entry),
                id,
                line,
                Duration.ZERO);
    }

    /** Returns the fact of a readable entry of the record. */
    public static Fact recorded(StoredEntry stored) {
        Catalogue.Type type = Catalogue.parse(stored.type()).orElseThrow();
        Instant occurredAt = Instant.parse(Objects.requireNonNull(stored.occurredAt()));
        return new Fact(
                type.kind().name(),
                occurredAt.truncatedTo(ChronoUnit.SECONDS),
                person(EntryJson.read(type, stored.data())),
                Objects.requireNonNull(stored.messageId()),
                0,
                Duration.between(occurredAt, Instant.parse(Objects.requireNonNull(stored.recordedAt()))));
    }

    /** Returns the retraction that an entry of the record makes; else empty. */
    public static Optional<EntryRetracted> retracted(StoredEntry stored) {
        Catalogue.Type type = Catalogue.parse(stored.type()).orElse(null);
        return type != null && type.kind().type() == EntryRetracted.class && stored.fault() == null
                ? Optional.of((EntryRetracted) EntryJson.read(type, stored.data()))
                : Optional.empty();
    }

    private static @Nullable String person(Entry entry) {
        Map<String, ?> data = Catalogue.write(entry);
        for (String field : new String[] {"owner", "by", "requester"}) {
            if (data.get(field) instanceof String person) {
                return person;
            }
        }
        return null;
    }
}
