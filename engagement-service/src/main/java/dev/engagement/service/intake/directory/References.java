package dev.engagement.service.intake.directory;

import dev.engagement.events.Catalogue;
import dev.engagement.events.Personal;
import dev.engagement.events.Subject;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Replaces people and free text in a message's data by references. */
public final class References {
    private static final Pattern REFERENCE = Pattern.compile("(person|text):[0-9a-f]{32}");
    private static final String PERSON = "person:";
    private static final String REQUESTER = "requester";

    private final InstallationKey key;

    public References(InstallationKey key) {
        this.key = key;
    }

    /** Data without personal content, and the texts behind its references. */
    public record Masked(Map<String, ?> data, List<Remembered> remembered) {}

    /**
     * Replaces personal data by references. A person's reference is the same wherever the same connection names the same person; a text's
     * belongs to one message. A reference stays as it is; so does a value that is no string, which is later refused with its field's name.
     */
    public Masked mask(Catalogue.EntryKind kind, String source, String id, String subject, Map<String, ?> data) {
        Map<String, Object> masked = new LinkedHashMap<>(data);
        List<Remembered> remembered = new ArrayList<>();
        List<String> people = new ArrayList<>();
        fields(kind, Personal.PersonalKind.PERSON).forEach(field -> {
            if (masked.get(field) instanceof String name && !name.isBlank()) {
                String reference = person(Subject.connection(subject), name);
                masked.put(field, reference);
                people.add(reference);
                if (!reference.equals(name)) {
                    remembered.add(
                            new Remembered(reference, Personal.PersonalKind.PERSON, subject, name, List.of(), null));
                }
            }
        });
        String requester = masked.get(REQUESTER) instanceof String somebody ? somebody : null;
        fields(kind, Personal.PersonalKind.TEXT).forEach(field -> {
            if (masked.get(field) instanceof String text && !text.isBlank() && !isReference(text)) {
                String reference = "text:" + hex(key.sign("text", source, id, field));
                masked.put(field, reference);
                remembered.add(new Remembered(reference, Personal.PersonalKind.TEXT, subject, text, people, requester));
            }
        });
        return new Masked(masked, remembered);
    }

    private static List<String> fields(Catalogue.EntryKind kind, Personal.PersonalKind personal) {
        return kind.personal().entrySet().stream()
                .filter(field -> field.getValue() == personal)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns the reference of the person with that name under the connection; a reference stays as it is. */
    public String person(String connection, String name) {
        return isReference(name) ? name : PERSON + hex(key.sign("person", connection, name));
    }

    /** Returns whether a text has the form of a person's reference. */
    public static boolean isPerson(String text) {
        return text.startsWith(PERSON) && isReference(text);
    }

    private static boolean isReference(String text) {
        return REFERENCE.matcher(text).matches();
    }

    private static String hex(byte[] signature) {
        return HexFormat.of().formatHex(signature, 0, 16);
    }
}
