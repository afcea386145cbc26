package dev.engagement.events;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a request: {@code <connection>:<key>}, as in {@code servicenow:INC0010001}. It is the key of the event store's streams, of
 * the topic and of every table, so its form is fixed.
 */
public final class Subject {
    /** A connection starts with a letter or digit; a key is any text without control characters. */
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}:[^\\p{Cntrl}]{1,190}");

    private Subject() {}

    /** Returns the subject if it has the right form; else refuses it with an {@link InvalidField}. */
    public static String require(String field, @Nullable String subject) {
        String value = Require.present(field, subject);
        if (!FORM.matcher(value).matches() || value.isBlank()) {
            throw new InvalidField(
                    field,
                    "must be <connection>:<key> as in servicenow:INC0010001, the connection at most 64 letters, digits,"
                            + " dots, dashes or underscores, the key at most 190 characters");
        }
        return Require.whole(field, value);
    }

    /** The connection: the part before the first colon. */
    public static String connection(String subject) {
        return subject.substring(0, subject.indexOf(':'));
    }
}
