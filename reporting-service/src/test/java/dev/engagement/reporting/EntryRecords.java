package dev.engagement.reporting;

import dev.engagement.documents.EntryJson;
import dev.engagement.events.Agreement;
import dev.engagement.events.Agreement.CharterPublished;
import dev.engagement.events.Catalogue;
import dev.engagement.events.Outside;
import dev.engagement.events.Recorded;
import dev.engagement.events.TopicNames;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Entries as the command side publishes them: {@link PublishedRecordsTest} holds them against what it really does. */
public final class EntryRecords {
    private EntryRecords() {}

    public static ProducerRecord<String, byte[]> of(Recorded entry) {
        Map<String, String> attributes = new HashMap<>(Map.of(
                "specversion", "1.0",
                "id", entry.messageId(),
                "source", entry.source(),
                "type", Catalogue.kindOf(entry.entry()).wireType(),
                "subject", entry.subject(),
                "time", time(entry.occurredAt()),
                "recordedtime", time(entry.recordedAt()),
                "sequence", String.valueOf(entry.sequence()),
                "entryid", entry.entryId().toString()));
        byte[] data = EntryJson.write(entry.entry()).getBytes(StandardCharsets.UTF_8);
        ProducerRecord<String, byte[]> record =
                switch (entry.entry()) {
                    case Agreement any ->
                        new ProducerRecord<>(
                                TopicNames.CHARTERS,
                                entry.subject().substring(CharterPublished.SUBJECT_PREFIX.length()),
                                data);
                    case Outside any -> new ProducerRecord<>(TopicNames.CHARTERS, entry.subject(), data);
                    default -> new ProducerRecord<>(TopicNames.REQUESTS, entry.subject(), data);
                };
        attributes.forEach((name, value) -> header(record, name, value));
        record.headers().add("content-type", "application/json".getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private static String time(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** Sets an attribute of a CloudEvent. */
    public static void header(ProducerRecord<String, byte[]> record, String attribute, String value) {
        record.headers().remove("ce_" + attribute).add("ce_" + attribute, value.getBytes(StandardCharsets.UTF_8));
    }
}
