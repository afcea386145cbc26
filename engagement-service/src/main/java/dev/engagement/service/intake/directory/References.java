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

    private final InstallationKey key;

    public References(InstallationKey key) {
        this.key = key;
    }

    /** The data without anything personal, and what its references stand for. */
    public record Masked(Map<String, ?> data, List<Remembered> remembered) {}

    /**
     * A person's reference is the same wherever the same connection names the same person; a text's is one message's
     * own. What is a reference already stays as it is; what is no string stays too, to be refused by its field's name.
     */
    public Masked mask(Catalogue.Kind kind, String source, String id, String subject, Map<String, ?> data) {
        Map<String, Object> masked = new LinkedHashMap<>(data);
        List<Remembered> remembered = new ArrayList<>();
        kind.personal().forEach((field, personal) -> {
            if (masked.get(field) instanceof String text
                    && !text.isBlank()
                    && !REFERENCE.matcher(text).matches()) {
                String reference = personal == Personal.Kind.PERSON
                        ? "person:" + hex(key.sign("person", Subject.connection(subject), text))
                        : "text:" + hex(key.sign("text", source, id, field));
                masked.put(field, reference);
                remembered.add(new Remembered(reference, personal, subject, text));
            }
        });
        return new Masked(masked, remembered);
    }

    private static String hex(byte[] signature) {
        return HexFormat.of().formatHex(signature, 0, 16);
    }
}
