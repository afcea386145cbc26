package dev.engagement.documents;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
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
    public Members members() {
        return new Members(type(), title, status, detail, field);
    }

    /** The members of a problem in JSON, in the order in which they are written. */
    public record Members(
            URI type,
            String title,
            int status,
            String detail,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String field) {}
}
