package dev.engagement.documents;

import dev.engagement.events.Catalogue;
import dev.engagement.events.Entry;
import dev.engagement.events.InvalidField;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes entries as JSON, the form in which they are stored and published. Numbers stay decimal both ways. */
public final class EntryJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final ObjectReader DATA = MAPPER.readerFor(Map.class);

    private EntryJson() {}

    /** Returns the entry's data in the latest revision. */
    public static String write(Entry entry) {
        return MAPPER.writeValueAsString(Catalogue.write(entry));
    }

    private static String where(JacksonException unreadable) {
        return unreadable.getLocation() == null
                ? ""
                : " (column " + unreadable.getLocation().getColumnNr() + ")";
    }

    /**
     * Returns the entry that the data describes.
     *
     * @param type the kind and the revision that the data is in
     * @throws InvalidField if it describes none
     */
    public static Entry read(Catalogue.Type type, String data) {
        Map<String, Object> fields;
        try {
            fields = DATA.readValue(data);
        } catch (JacksonException unreadable) {
            // The parser's own message quotes the text, which may be a name; this message goes to health and to the
            // log.
            throw new InvalidField("data", "is not a JSON object" + where(unreadable));
        }
        if (fields == null) {
            throw new InvalidField("data", "is not a JSON object: null");
        }
        return Catalogue.read(type, fields);
    }

    /**
     * Refuses an entry that may not be recorded, or whose stored form would be read as another entry: an accepted entry that cannot be read
     * back would be lost to every reader.
     *
     * @throws InvalidField that names the field at fault
     */
    public static void requireRecordable(Entry entry) {
        Catalogue.accept(entry);
        Catalogue.EntryKind kind = Catalogue.kindOf(entry);
        if (!read(new Catalogue.Type(kind, kind.revision()), write(entry)).equals(entry)) {
            throw new InvalidField("data", "has a value that cannot be stored as it is");
        }
    }
}
