package dev.engagement.documents;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error in a client's request, in the form of RFC 9457.
 *
 * @param slug the stable end of the {@code type}, as in {@code unknown-type}; never used again for something else
 * @param status the HTTP status
 * @param title what kind of problem it is, the same for every occurrence
 * @param detail what is wrong here and what would be right
 * @param field the attribute, parameter or field that it is about, as the client calls it; null where there is none
 */
public record Problem(
        String slug,
        int status,
        String title,
        String detail,
        @Nullable String field) {
    /** The beginning of every problem's type. */
    public static final String TYPE_PREFIX = "urn:engagement:problem:";

    public URI type() {
        return URI.create(TYPE_PREFIX + slug);
    }

    /** Returns the problem as a member of another document, such as the answer to a batch. */
    public Map<String, Object> toMap() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", type().toString());
        members.put("title", title);
        members.put("status", status);
        members.put("detail", detail);
        if (field != null) {
            members.put("field", field);
        }
        return members;
    }
}
