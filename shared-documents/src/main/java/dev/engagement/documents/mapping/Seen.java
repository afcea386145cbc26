package dev.engagement.documents.mapping;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row for the rules, without unknown values, together with the relevant values of the previous row of the same request. */
final class Seen {
    private final Mapping mapping;
    private final Map<String, String> values;
    private final @Nullable Map<String, String> before;

    Seen(Mapping mapping, Map<String, String> values, @Nullable Map<String, String> before) {
        this.mapping = mapping;
        this.values = values;
        this.before = before;
    }

    @Nullable
    String now(String column) {
        return known(values.get(column));
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
