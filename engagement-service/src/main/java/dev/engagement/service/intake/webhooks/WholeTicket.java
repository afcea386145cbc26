package dev.engagement.service.intake.webhooks;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A flat JSON object that says a whole ticket. */
public interface WholeTicket {
    Payload json();

    /** Our names of its fields, and the tool's; a connection's settings come first. */
    Map<String, String> usual();

    /** The ticket as of that version; the other names are those of the fields with its key and its opening's time. */
    default Translation whole(Connection connection, String key, String opened, Instant version, List<Told> told) {
        Map<String, String> theirs = new HashMap<>(usual());
        theirs.putAll(connection.fields());
        Map<String, String> fields = new HashMap<>();
        if (connection.service() != null) {
            fields.put("service", connection.service());
        }
        theirs.forEach((our, their) -> {
            String value = our.equals("title") || our.equals("url") ? json().free(their) : json().key(their);
            if (value != null && !value.equals("-")) { // as some tools write nobody
                fields.put(our, value);
            }
        });
        Instant openedAt = json().optionalTime(opened);
        if (openedAt != null) {
            fields.put("opened", openedAt.toString());
        }
        return new Translation.Whole(new Snapshot(connection.subject(json().required(key)), version, fields), told);
    }
}
