package dev.engagement.events;

import java.util.Map;

/**
 * A charter as the document that people write and the wire carries: plain strings, numbers, lists and maps, ready for
 * any JSON or YAML library.
 */
public final class CharterDocument {
    private CharterDocument() {}

    /**
     * The charter that a document written by somebody describes. A field that charters do not have is refused, since a
     * misspelt one would otherwise change what was agreed. {@code restate} is known and passed over: it belongs to the
     * publication, not to the charter.
     *
     * @throws InvalidField for the first field that is missing, unknown, has the wrong form, or is out of range
     */
    public static Charter read(Map<String, ?> document) {
        return new CharterReader(true).read(document);
    }

    /** The charter of a document that was published, perhaps by a newer version that knows more fields. */
    static Charter readPublished(Map<String, ?> document) {
        return new CharterReader(false).read(document);
    }

    /** The whole document, with what was left out filled in, in the same order every time. */
    public static Map<String, Object> write(Charter charter) {
        return CharterWriter.write(charter);
    }
}
