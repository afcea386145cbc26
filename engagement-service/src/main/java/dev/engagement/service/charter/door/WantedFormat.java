package dev.engagement.service.charter.door;

import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import dev.engagement.documents.charters.CharterFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** Chooses the format of an answer by the header {@code Accept}. */
final class WantedFormat {
    private WantedFormat() {}

    /** Returns the format that a reader prefers, JSON if both are equal; refuses with a {@link Refused} if it accepts neither. */
    static CharterFormat by(@Nullable String accept) {
        if (accept == null || accept.isBlank()) {
            return CharterFormat.JSON;
        }
        try {
            var liked = MediaType.parseMediaTypes(accept);
            MimeTypeUtils.sortBySpecificity(liked);
            liked.sort((one, other) -> Double.compare(other.getQualityValue(), one.getQualityValue()));
            for (MediaType type : liked) {
                if (type.getQualityValue() > 0 && type.includes(MediaType.APPLICATION_JSON)) {
                    return CharterFormat.JSON;
                }
                if (type.getQualityValue() > 0 && CharterFormat.isYaml(type.getType() + "/" + type.getSubtype())) {
                    return CharterFormat.YAML;
                }
            }
        } catch (InvalidMediaTypeException unreadable) {
            // Falls through to the refusal.
        }
        throw new Refused(new Problem(
                "not-acceptable",
                406,
                "Not acceptable",
                "\"" + accept + "\" is not to be had: a charter is application/json or application/yaml.",
                "accept"));
    }
}
