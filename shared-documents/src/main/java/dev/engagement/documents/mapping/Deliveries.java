package dev.engagement.documents.mapping;

import dev.engagement.events.InvalidField;
import dev.engagement.events.Subject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads a tool's deliveries, document by document, by the same rules as files. */
public final class Deliveries {
    /** A column of every row: its instant; the delivery's arrival if the row has no time. */
    static final String ARRIVAL = "$arrival";

    /** A column of rows whose deliveries have names, since equal rows of different deliveries are different rows. */
    private static final String DELIVERY = "$delivery";

    private static final Instant END = Instant.parse("9999-12-31T23:59:59Z").plusSeconds(1);

    private final Mapping mapping;
    private final JsonRows json;

    public Deliveries(Mapping mapping) {
        this.mapping = mapping;
        this.json = JsonRows.ofColumns(mapping);
    }

    /** A row of a delivery, or the reason why there is none. */
    public sealed interface Delivered {
        /**
         * A row with its request and its instant.
         *
         * @param values by the columns that the mapping names; a column without a value is left out
         */
        record DeliveredRow(String subject, Instant at, Map<String, String> values) implements Delivered {
            public DeliveredRow {
                values = Map.copyOf(values);
            }

            private String digest() {
                Map<String, String> all = new HashMap<>(values);
                all.put("", subject + " " + at);
                return RowDigest.of(all);
            }
        }

        /** An unreadable row. */
        record RefusedDelivery(Complaint complaint) implements Delivered {}
    }

    /** Returns whether the row is compared with others of its request. */
    public boolean compares(Delivered.DeliveredRow row) {
        return mapping.looksBack() && new RowForRules(mapping, row.values(), null).isCompared();
    }

    /**
     * Returns the rows of a delivery, in order.
     *
     * @param document plain JSON: an object, or a list of them
     * @param name the tool's name for the delivery; null if it has none
     */
    public List<Delivered> rows(@Nullable Object document, Instant arrival, @Nullable String name) {
        List<LogLine> lines = new ArrayList<>();
        for (Object one : document instanceof List<?> documents ? documents : Arrays.asList(document)) {
            lines.addAll(json.of(1, JsonRows.JSON.valueToTree(one)));
        }
        if (lines.size() > LogBounds.DELIVERED_ROWS) {
            return List.of(refused("the delivery has more than " + LogBounds.DELIVERED_ROWS + " rows"));
        }
        List<Delivered> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            rows.add(
                    switch (lines.get(i)) {
                        case LogLine.BrokenLine(long number, String says) -> refused("the delivery " + says);
                        case LogLine.LogRow(long number, Map<String, String> values) ->
                            row(values, arrival, name == null ? null : name + "/" + i);
                    });
        }
        return rows;
    }

    private Delivered row(Map<String, String> values, Instant arrival, @Nullable String name) {
        Map<String, String> said = said(values);
        RowForRules row = new RowForRules(mapping, said, null);
        try {
            String subject = Subject.require("subject", mapping.connection() + ":" + row.request());
            Instant at = time(row, arrival);
            if (mapping.columns().contains(ARRIVAL)) {
                said.put(ARRIVAL, at.toString());
            }
            if (name != null) {
                said.put(DELIVERY, name);
            }
            return new Delivered.DeliveredRow(subject, at, said);
        } catch (InvalidField invalid) {
            return refused(row.namesNoRequest(invalid));
        } catch (DateTimeException unreadable) {
            return new Delivered.RefusedDelivery(RowTelling.complaint("", mapping.time(), unreadable, row));
        }
    }

    /** Returns what columns say, each cut to what is kept of it. */
    private Map<String, String> said(Map<String, String> values) {
        Map<String, String> said = new HashMap<>();
        RowForRules all = new RowForRules(mapping, values, null);
        values.keySet().forEach(column -> {
            String value = all.now(column);
            if (value != null) {
                said.put(column, cut(value));
            }
        });
        return said;
    }

    private Instant time(RowForRules row, Instant arrival) {
        Moment time = mapping.time();
        boolean asOfArrival = time.written(row) == null && time.columns().contains(ARRIVAL);
        Instant at = (asOfArrival ? arrival : time.read(row, null).toInstant()).truncatedTo(ChronoUnit.MICROS);
        if (at.isBefore(Instant.EPOCH) || !at.isBefore(END)) {
            throw new DateTimeException("is no time from 1970 to 9999");
        }
        return at;
    }

    private static Delivered.RefusedDelivery refused(String says) {
        return new Delivered.RefusedDelivery(Complaint.of(says));
    }

    private static String cut(String value) {
        if (value.length() <= LogBounds.DELIVERED) {
            return value;
        }
        int end = LogBounds.DELIVERED;
        return value.substring(0, Character.isHighSurrogate(value.charAt(end - 1)) ? end - 1 : end);
    }

    /**
     * Reads a row after the previous one of its request. An entry of a rule that reads only the row always has the same name; the names of
     * other entries depend on both rows.
     */
    public ReadRow tell(Delivered.DeliveredRow now, Delivered.@Nullable DeliveredRow before) {
        String digest = now.digest();
        String since = before == null ? "first" : "after-" + before.digest();
        UnaryOperator<String> ids =
                place -> "row-" + digest + (mapping.looksBack(place) ? "-" + since : "") + "-" + place;
        RowForRules seen = new RowForRules(mapping, now.values(), before == null ? null : before.values());
        return new RowTelling(mapping, seen, now.subject(), mapping.time().read(seen, null), ids).read(1, false);
    }
}
