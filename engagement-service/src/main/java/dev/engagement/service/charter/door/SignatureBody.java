package dev.engagement.service.charter.door;

import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import dev.engagement.events.InvalidField;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A signatory's word as it is sent.
 *
 * @param fields {@code by} and {@code reason}, as far as they are sent
 */
record SignatureBody(String signatory, boolean refused, Map<String, Object> fields) {
    private static final Set<String> TEXTS = Set.of("by", "reason");

    /** Reads a body; a {@link Refused} names the field that is wrong. */
    static SignatureBody read(Map<String, ?> body) {
        return refusing(() -> {
            Map<String, Object> fields = new LinkedHashMap<>();
            body.forEach((field, value) -> {
                if (TEXTS.contains(field) && value != null) {
                    fields.put(field, value);
                } else if (!TEXTS.contains(field) && !field.equals("signatory") && !field.equals("refused")) {
                    throw new InvalidField(field, "is not a field of a signature: signatory, by, refused, reason");
                }
            });
            if (!(body.get("signatory") instanceof String signatory)) {
                throw new InvalidField("signatory", "must name who signs, as a string");
            }
            Object refused = body.get("refused");
            if (refused != null && !(refused instanceof Boolean)) {
                throw new InvalidField("refused", "must be true or false");
            }
            if (!Boolean.TRUE.equals(refused) && fields.containsKey("reason")) {
                throw new InvalidField("reason", "must be absent, unless refused is true");
            }
            return new SignatureBody(signatory, Boolean.TRUE.equals(refused), fields);
        });
    }

    /** Returns the entry's data. */
    Map<String, Object> data(int version) {
        Map<String, Object> data = new LinkedHashMap<>(fields);
        data.put("version", version);
        data.put("signatory", signatory);
        return data;
    }

    /** Returns the result; turns an invalid field into a problem. */
    static <T> T refusing(Supplier<T> work) {
        try {
            return work.get();
        } catch (InvalidField invalid) {
            throw new Refused(invalid(invalid));
        }
    }

    static Problem invalid(InvalidField invalid) {
        return new Problem(
                "invalid-signature",
                422,
                "The signature is not valid",
                "\"" + invalid.field() + "\" " + invalid.says() + ".",
                invalid.field());
    }
}
