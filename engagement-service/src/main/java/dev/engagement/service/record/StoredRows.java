package dev.engagement.service.record;

import dev.engagement.documents.EntryJson;
import dev.engagement.events.Catalogue;
import dev.engagement.events.InvalidField;
import dev.engagement.events.Recorded;
import dev.engagement.events.Subject;
import dev.engagement.events.Timestamps;
import dev.engagement.service.request.StoredEntry;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** Reads rows of the event store as they are, with the fault of each unreadable one. */
public final class StoredRows {
    private static final JsonMapper JSON = new JsonMapper();

    /** Names of an envelope's members in the column {@code meta_data}. */
    public static final String RECORDED_AT = "recordedAt";

    public static final String OCCURRED_AT = "occurredAt";
    public static final String SOURCE = "source";
    public static final String ID = "id";
    public static final String TRACE = "traceparent";

    public static final String SELECT = """
            select global_index, event_identifier, aggregate_identifier, sequence_number, payload_type, payload_revision, payload,
                meta_data
            from event
            """;

    public static final RowMapper<StoredEntry> MAPPER = (row, number) -> read(new EventRow(
            row.getLong("global_index"),
            row.getString("event_identifier"),
            row.getString("aggregate_identifier"),
            row.getLong("sequence_number"),
            row.getString("payload_type"),
            row.getString("payload_revision"),
            row.getString("payload"),
            row.getString("meta_data")));

    private StoredRows() {}

    /** A row of the table {@code event}. */
    public record EventRow(
            long index,
            String entryId,
            String subject,
            long sequence,
            String name,
            @Nullable String revision,
            String data,
            String envelope) {}

    public static StoredEntry read(EventRow row) {
        JsonNode envelope = envelope(row);
        String source = text(envelope, SOURCE);
        String messageId = text(envelope, ID);
        String occurredAt = text(envelope, OCCURRED_AT);
        String recordedAt = text(envelope, RECORDED_AT);
        String type = row.name() + ".v" + row.revision();
        return new StoredEntry(
                row.index(),
                row.entryId(),
                row.subject(),
                row.sequence(),
                type,
                source,
                messageId,
                occurredAt,
                recordedAt,
                text(envelope, TRACE),
                row.data(),
                fault(row, type, source, messageId, occurredAt, recordedAt));
    }

    /** Returns a readable stored entry as an entry. */
    static Recorded recorded(StoredEntry entry) {
        return new Recorded(
                UUID.fromString(entry.entryId()),
                Objects.requireNonNull(entry.source()),
                Objects.requireNonNull(entry.messageId()),
                entry.subject(),
                Instant.parse(Objects.requireNonNull(entry.occurredAt())),
                Instant.parse(Objects.requireNonNull(entry.recordedAt())),
                entry.sequence(),
                EntryJson.read(Catalogue.parse(entry.type()).orElseThrow(), entry.data()));
    }

    /** Reads everything that each reader of the topic reads; returns the fault, or null if it is readable. */
    private static @Nullable String fault(
            EventRow row,
            String type,
            @Nullable String source,
            @Nullable String messageId,
            @Nullable String occurredAt,
            @Nullable String recordedAt) {
        try {
            UUID.fromString(row.entryId());
            Subject.require("subject", row.subject());
            URI.create(required(SOURCE, source));
            required(ID, messageId);
            Timestamps.require(OCCURRED_AT, required(OCCURRED_AT, occurredAt));
            Timestamps.require(RECORDED_AT, required(RECORDED_AT, recordedAt));
            Catalogue.Type known =
                    Catalogue.parse(type).orElseThrow(() -> new InvalidField("type", "is unknown: " + type));
            EntryJson.read(known, row.data());
            return null;
        } catch (InvalidField invalid) {
            return "\"" + invalid.field() + "\" " + invalid.says();
        } catch (IllegalArgumentException malformed) {
            return "\"source\" or \"entryid\" is malformed";
        }
    }

    private static String required(String name, @Nullable String value) {
        if (value == null) {
            throw new InvalidField(name, "is missing in the stored envelope");
        }
        return value;
    }

    private static JsonNode envelope(EventRow row) {
        try {
            return JSON.readTree(row.envelope());
        } catch (JacksonException unreadable) {
            return JSON.missingNode();
        }
    }

    private static @Nullable String text(JsonNode envelope, String name) {
        return envelope.path(name) instanceof StringNode text ? text.stringValue() : null;
    }
}
