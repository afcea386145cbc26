package dev.engagement.reporting.feed;

import dev.engagement.events.Catalogue;
import dev.engagement.events.Entry;
import dev.engagement.events.InvalidField;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** From an entry's JSON to the entry. */
public final class Decoding {
    private static final ObjectReader DATA = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readerFor(Map.class);

    private Decoding() {}

    /**
     * The entry that the data describes.
     *
     * @throws InvalidField if it describes none
     */
    public static Entry entry(Catalogue.Type type, String data) {
        Map<String, Object> fields;
        try {
            fields = DATA.readValue(data);
        } catch (JacksonException unreadable) {
            throw new InvalidField("data", "is no JSON object: " + unreadable.getOriginalMessage());
        }
        return Catalogue.read(type, fields);
    }
}
