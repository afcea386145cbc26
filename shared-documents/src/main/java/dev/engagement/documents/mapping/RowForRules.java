package dev.engagement.documents.mapping;

import dev.engagement.events.InvalidField;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row for the rules, without unknown values, together with the relevant values of the previous row of the same request. */
final class RowForRules {
    private final Mapping mapping;
    private final Map<String, String> values;
    private final @Nullable Map<String, String> before;

    RowForRules(Mapping mapping, Map<String, String> values, @Nullable Map<String, String> before) {
        this.mapping = mapping;
        this.values = values;
        this.before = before;
    }

    @Nullable
    String now(String column) {
        return known(values.get(column));
    }

    /** Returns whether the row is among those that are compared with each other. */
    boolean isCompared() {
        return mapping.compared().entrySet().stream()
                .allMatch(column -> column.getValue().stream().anyMatch(one -> one.holds(now(column.getKey()), this)));
    }

    /** Returns the request's key. Throws an {@link InvalidField} if the row names none. */
    String request() {
        Object request = mapping.request().of(this);
        if (request == null) {
            throw new InvalidField("request", "is empty");
        }
        return request.toString();
    }

    /** Returns the complaint about a row that names no request. */
    String namesNoRequest(InvalidField invalid) {
        String columns = Texts.list(mapping.request().columns().distinct().toList());
        return invalid.field().equals("request")
                ? columns + " is empty: the row names no request"
                : columns + " makes no subject: it " + invalid.says();
    }

    @Nullable
    String before(String column) {
        return before == null ? null : before.get(column);
    }

    boolean isFirst() {
        return before == null;
    }

    @Nullable
    String person() {
        String person = mapping.person().stream()
                .map(this::now)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return person.isEmpty() ? null : person;
    }

    boolean isByMachine() {
        String person = person();
        return person != null && mapping.machines().stream().anyMatch(machine -> machine.matches(person));
    }

    private @Nullable String known(@Nullable String value) {
        String said = value == null ? "" : Texts.trimmed(value);
        return said.isEmpty() || mapping.unknown().contains(said) ? null : said;
    }
}
