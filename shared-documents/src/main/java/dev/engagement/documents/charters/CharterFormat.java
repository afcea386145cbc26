package dev.engagement.documents.charters;

import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import dev.engagement.documents.Yaml12;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Formats of a charter document. */
public enum CharterFormat {
    JSON("application/json"),
    YAML("application/yaml");

    private static final JsonMapper MAPPER = new JsonMapper();

    private final String mediaType;

    CharterFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The document as text. */
    public String write(Map<String, Object> document) {
        return this == JSON ? MAPPER.writeValueAsString(document) : Yaml12.write(document);
    }

    /** The format that a sender names; a {@link Refused} if it is neither. */
    static CharterFormat sent(@Nullable String contentType) {
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
                (contentType == null ? "There is no Content-Type" : "\"" + contentType + "\" is not taken here")
                        + ": send application/yaml or application/json.",
                "content-type"));
    }

    /** Returns whether a media type, in lower case and without parameters, is one of YAML's. */
    public static boolean isYaml(String type) {
        return type.equals("application/yaml")
                || type.equals("application/x-yaml")
                || type.equals("text/yaml")
                || type.equals("text/x-yaml");
    }
}
