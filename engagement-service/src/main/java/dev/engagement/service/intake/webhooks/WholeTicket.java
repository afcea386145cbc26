package dev.engagement.service.intake.webhooks;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A flat JSON object with a whole ticket. */
public interface WholeTicket {
    Payload json();

    /** Our names of its fields with the tool's names; a connection's settings come first. */
    Map<String, String> usual();

    /** Returns the ticket's fields by our names; {@code opened} is the tool's name for the time of its opening. */
    default Map<String, String> fields(Connection connection, String opened) {
        Map<String, String> theirs = new HashMap<>(usual());
        theirs.putAll(connection.fields());
        Map<String, String> fields = new HashMap<>();
        put(fields, "service", connection.service());
        put(fields, "activity", connection.activity());
        theirs.forEach((our, their) ->
                put(fields, our, our.equals("title") || our.equals("url") ? json().free(their) : json().key(their)));
        Instant openedAt = json().optionalTime(opened);
        put(fields, "opened", openedAt == null ? null : openedAt.toString());
        return fields;
    }

    /** Puts a value; skips an absent one and a dash, which some tools write for nobody. */
    static void put(Map<String, String> fields, String our, @Nullable String value) {
        if (value != null && !value.equals("-")) {
            fields.put(our, value);
        }
    }

    /** Returns the sides towards the ticket with those fields. */
    static Speakers speakers(Connection connection, RequestHistory history, Map<String, String> fields) {
        return new Speakers(
                connection,
                history,
                Arrays.asList(fields.get("requester"), fields.get("requester-account")),
                Arrays.asList(fields.get("owner"), fields.get("owner-account")));
    }

    /** Returns the ticket as of that version, and the comments that came with it. */
    static Translation whole(String subject, Instant version, Map<String, String> fields, List<ToldEntry> told) {
        return new Translation.WholeSnapshot(new Snapshot(subject, version, fields), told);
    }
}
