package dev.engagement.reporting.feed;

import dev.engagement.documents.EntryJson;
import dev.engagement.events.Agreement.CharterPublished;
import dev.engagement.events.Catalogue;
import dev.engagement.events.Charter;
import dev.engagement.events.Entry;
import dev.engagement.events.InvalidField;
import dev.engagement.events.Recorded;
import dev.engagement.events.Subject;
import dev.engagement.events.Timestamps;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Reads a CloudEvent in Kafka's binary mode. */
final class RecordReader {
    private RecordReader() {}

    static Decoded<Arrived> read(ConsumerRecord<byte[], byte[]> record) {
        try {
            String wireType = attribute(record, "type");
            Optional<Catalogue.Type> type = Catalogue.parse(wireType);
            return type.isEmpty()
                    ? new Decoded.Unknown<>(wireType)
                    : new Decoded.ReadRecord<>(arrived(record, wireType, type.get()));
        } catch (InvalidField invalid) {
            return new Decoded.UnreadableRecord<>(subject(record), "\"" + invalid.field() + "\" " + invalid.says());
        }
    }

    private static Arrived arrived(ConsumerRecord<byte[], byte[]> record, String wireType, Catalogue.Type type) {
        String data = text("data", record.value());
        Entry entry = EntryJson.read(type, data);
        String id = attribute(record, "id");
        if (entry instanceof CharterPublished(Charter charter)) {
            CharterPublished.versionOf(charter.name(), id);
        }
        return new Arrived(
                new Recorded(
                        entryId(attribute(record, "entryid")),
                        attribute(record, "source"),
                        id,
                        Subject.require("subject", attribute(record, "subject")),
                        Timestamps.require("time", attribute(record, "time")),
                        Timestamps.require("recordedtime", attribute(record, "recordedtime")),
                        sequence(attribute(record, "sequence")),
                        entry),
                wireType,
                data);
    }

    private static String attribute(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader("ce_" + name);
        return text(name, header == null ? null : header.value());
    }

    static String text(String field, byte @Nullable [] bytes) {
        if (bytes == null) {
            throw new InvalidField(field, "is missing");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw new InvalidField(field, "contains the character U+0000");
            }
            return text;
        } catch (CharacterCodingException notText) {
            throw new InvalidField(field, "is not UTF-8");
        }
    }

    private static UUID entryId(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noUuid) {
            throw new InvalidField("entryid", "is not a UUID");
        }
    }

    private static long sequence(String text) {
        try {
            long sequence = Long.parseLong(text);
            if (sequence >= 0) {
                return sequence;
            }
        } catch (NumberFormatException noNumber) {
            // The refusal follows.
        }
        throw new InvalidField("sequence", "is not a whole number from 0 on");
    }

    /** Returns the request that an unreadable record belongs to: by its own attribute, else by its key. */
    private static @Nullable String subject(ConsumerRecord<byte[], byte[]> record) {
        try {
            return attribute(record, "subject");
        } catch (InvalidField unreadable) {
            try {
                return text("key", record.key());
            } catch (InvalidField unreadableToo) {
                return null;
            }
        }
    }
}
