package dev.engagement.charters;

import dev.engagement.web.Problem;
import dev.engagement.web.Refused;
import dev.engagement.web.Yaml12;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;
import tools.jackson.databind.json.JsonMapper;

/** A format of charter documents. */
public enum Format {
    JSON("application/json"),
    YAML("application/yaml");

    private static final JsonMapper MAPPER = new JsonMapper();

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Returns the document as text. */
    public String write(Map<String, Object> document) {
        return this == JSON ? MAPPER.writeValueAsString(document) : Yaml12.write(document);
    }

    /** Returns the format that a sender names; refuses any other with a {@link Refused}. */
    static Format sent(@Nullable String contentType) {
        String type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (type.equals(JSON.mediaType)) {
            return JSON;
        }
        if (isYaml(type)) {
            return YAML;
        }
        throw new Refused(new Problem(
                "unsupported-media-type",
                415,
                "Unsupported media type",
                (contentType == null ? "There is no Content-Type" : "\"" + contentType + "\" is not supported")
                        + ": send application/yaml or application/json.",
                "content-type"));
    }

    /** Returns the format that a reader prefers, JSON if both are equal; refuses with a {@link Refused} if it accepts neither. */
    public static Format wanted(@Nullable String accept) {
        if (accept == null || accept.isBlank()) {
            return JSON;
        }
        try {
            var liked = MediaType.parseMediaTypes(accept);
            MimeTypeUtils.sortBySpecificity(liked);
            liked.sort((one, other) -> Double.compare(other.getQualityValue(), one.getQualityValue()));
            for (MediaType type : liked) {
                if (type.getQualityValue() > 0 && type.includes(MediaType.APPLICATION_JSON)) {
                    return JSON;
                }
                if (type.getQualityValue() > 0 && isYaml(type.getType() + "/" + type.getSubtype())) {
                    return YAML;
                }
            }
        } catch (InvalidMediaTypeException unreadable) {
            // The refusal follows.
        }
        throw new Refused(new Problem(
                "not-acceptable",
                406,
                "Not acceptable",
                "\"" + accept + "\" is not available: a charter comes as application/json or application/yaml.",
                "accept"));
    }

    private static boolean isYaml(String type) {
        return type.equals("application/yaml")
                || type.equals("application/x-yaml")
                || type.equals("text/yaml")
                || type.equals("text/x-yaml");
    }
}
