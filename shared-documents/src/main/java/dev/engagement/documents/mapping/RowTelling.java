package dev.engagement.documents.mapping;

import dev.engagement.events.Catalogue;
import dev.engagement.events.InvalidField;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Applies the rules to one row. */
final class RowTelling {
    private final Mapping mapping;
    private final RowForRules seen;
    private final String subject;
    private final OffsetDateTime at;
    private final UnaryOperator<String> ids;
    private final List<RowEntry> told = new ArrayList<>();
    private final List<Complaint> complaints = new ArrayList<>();

    /**
     * Creates the telling of a row.
     *
     * @param at when it happened, by the mapping
     * @param ids returns the id of an entry by the place of its rule
     */
    RowTelling(Mapping mapping, RowForRules seen, String subject, OffsetDateTime at, UnaryOperator<String> ids) {
        this.mapping = mapping;
        this.seen = seen;
        this.subject = subject;
        this.at = at;
        this.ids = ids;
    }

    /** Reads the row; {@code begins} says whether it begins its request, if rules look back. */
    ReadRow read(long line, boolean begins) {
        for (Rule rule : mapping.rules()) {
            try {
                apply(rule);
            } catch (Criterion.TooLong endless) {
                complaints.add(
                        Complaint.of("rule " + (mapping.rules().indexOf(rule) + 1) + ": " + endless.getMessage()));
            }
        }
        return new ReadRow(line, List.copyOf(told), List.copyOf(complaints), begins);
    }

    private boolean apply(Rule rule) {
        if (!rule.when().holds(seen)) {
            return false;
        }
        return switch (rule) {
            case Rule.FirstRuleOf(Condition any, List<Rule> inner) ->
                inner.stream().anyMatch(this::apply);
            case Rule.Tell tell -> {
                tell(tell);
                yield true;
            }
        };
    }

    private void tell(Rule.Tell rule) {
        Map<String, Object> data = new LinkedHashMap<>();
        rule.data().forEach((field, value) -> {
            Object given = value.of(seen);
            if (given != null) {
                data.put(field, given);
            }
        });
        leaveOutUnknownLevels(rule, data);
        try {
            OffsetDateTime time =
                    rule.time().equals(mapping.time()) ? at : rule.time().read(seen, null);
            Catalogue.read(new Catalogue.Type(rule.kind(), rule.kind().revision()), data);
            told.add(new RowEntry(ids.apply(rule.place()), mapping.source(), subject, rule.kind(), time, data));
        } catch (InvalidField invalid) {
            complaints.add(new Complaint(
                    place(rule) + "\"" + invalid.field() + "\" " + invalid.says(), found(data.get(invalid.field()))));
        } catch (DateTimeException unreadable) {
            complaints.add(complaint(place(rule), rule.time(), unreadable, seen));
        }
    }

    /** Leaves out unknown levels, if the entry is possible without them. */
    private void leaveOutUnknownLevels(Rule.Tell rule, Map<String, Object> data) {
        Set<String> unknown = new TreeSet<>();
        data.forEach((field, given) -> {
            if (Objects.requireNonNull(rule.data().get(field)).isUnknownLevel(given)) {
                unknown.add(field);
            }
        });
        for (String field : unknown) {
            complaints.add(new Complaint(
                    place(rule) + "\"" + field + "\" must be one of critical, high, medium, low, or a word of the"
                            + " mapping's levels; it is left out",
                    found(data.remove(field))));
        }
    }

    static Complaint complaint(String where, Moment time, DateTimeException unreadable, RowForRules row) {
        return new Complaint(
                where + Texts.list(time.columns()) + " " + unreadable.getMessage(), found(time.written(row)));
    }

    private static String found(@Nullable Object value) {
        return value instanceof String text ? Texts.shortened(text) : "";
    }

    private static String place(Rule.Tell rule) {
        return rule.kind().name() + " (rule " + rule.place() + "): ";
    }
}
