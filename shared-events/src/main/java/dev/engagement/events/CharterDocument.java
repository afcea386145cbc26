package dev.engagement.events;

import java.util.Map;

/** A charter as people write it and the wire carries it: plain strings, numbers, lists and maps, ready for any JSON or YAML library. */
public final class CharterDocument {
    private CharterDocument() {}

    /**
     * Returns the charter that a person's document describes. Refuses a field that charters do not have, since a misspelt one would change
     * what was agreed. Ignores {@code restate}, which belongs to the publication, not to the charter.
     *
     * @throws InvalidField for the first field that is missing, unknown, has the wrong form, or is out of range
     */
    public static Charter read(Map<String, ?> document) {
        return new CharterReader(true).read(document);
    }

    /** Returns the charter of a published document; a newer version may have written fields that are unknown here. */
    static Charter readPublished(Map<String, ?> document) {
        return new CharterReader(false).read(document);
    }

    /** Returns the whole document, with all defaults filled in, in the same order every time. */
    public static Map<String, Object> write(Charter charter) {
        return CharterWriter.write(charter);
    }
}
