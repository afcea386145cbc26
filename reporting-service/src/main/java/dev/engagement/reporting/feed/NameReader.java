package dev.engagement.reporting.feed;

import dev.engagement.events.InvalidField;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a record of the directory; its reason for an unreadable one never quotes the record. */
final class NameReader {
    private static final JsonMapper JSON = new JsonMapper();

    private NameReader() {}

    static Decoded<Named> read(ConsumerRecord<byte[], byte[]> record) {
        try {
            String reference = RecordReader.text("key", record.key());
            return new Decoded.ReadRecord<>(
                    record.value() == null
                            ? new Named(reference, null, null)
                            : named(reference, RecordReader.text("value", record.value())));
        } catch (InvalidField invalid) {
            return new Decoded.UnreadableRecord<>(null, "\"" + invalid.field() + "\" " + invalid.says());
        } catch (JacksonException noJson) {
            return new Decoded.UnreadableRecord<>(null, "\"value\" is not JSON");
        }
    }

    private static Named named(String reference, String value) {
        JsonNode said = JSON.readTree(value);
        JsonNode kind = said.path("kind");
        JsonNode text = said.path("text");
        if (!kind.isString() || !text.isString()) {
            throw new InvalidField("value", "needs a kind and a text");
        }
        if (text.asString().indexOf('\0') >= 0 || kind.asString().indexOf('\0') >= 0) {
            throw new InvalidField("value", "contains the character U+0000");
        }
        return new Named(reference, kind.asString(), text.asString());
    }
}
