package dev.engagement.reporting.parameters;

import dev.engagement.reporting.factors.Dimension;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads and writes dimensions by the names that readers use. */
public final class Dimensions {
    private static final String SUPPLIER = "supplier";

    /** A comma before another dimension's name; any other comma is part of a value. */
    private static final Pattern NEXT =
            Pattern.compile(Stream.concat(Arrays.stream(Dimension.values()).map(Dimension::word), Stream.of(SUPPLIER))
                    .map(Pattern::quote)
                    .collect(Collectors.joining("|", ",\\s*(?=(?:", ")\\s*:)")));

    private Dimensions() {}

    /** Reads the parameter {@code where}: values of one dimension add up, several dimensions narrow down. */
    public static Map<Dimension, Set<String>> where(Parameters parameters) {
        return where(conditions(parameters).toArray(String[]::new));
    }

    /** Reads conditions as {@link #conditions} returns them. */
    public static Map<Dimension, Set<String>> where(String... conditions) {
        Map<Dimension, Set<String>> where = new EnumMap<>(Dimension.class);
        for (String condition : conditions) {
            int colon = condition.indexOf(':');
            if (colon < 0) {
                throw Parameters.invalid("where", "must be dimension:value, as in urgency:high");
            }
            where.computeIfAbsent(named("where", condition.substring(0, colon).strip()), any -> new LinkedHashSet<>())
                    .add(condition.substring(colon + 1).strip());
        }
        return where;
    }

    /** Returns the suppliers that conditions of {@code where} name; the empty string stands for those that nobody named. */
    public static Set<String> suppliers(List<String> conditions) {
        return conditions.stream()
                .filter(Dimensions::isOfSupplier)
                .map(condition ->
                        condition.substring(condition.indexOf(':') + 1).strip())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Returns whether a condition names a supplier, which only lists of requests understand. */
    public static boolean isOfSupplier(String condition) {
        int colon = condition.indexOf(':');
        return colon >= 0 && condition.substring(0, colon).strip().equals(SUPPLIER);
    }

    /** Returns the conditions one by one; one parameter may hold several, as in {@code team:desk, urgency:high}. */
    public static List<String> conditions(Parameters parameters) {
        return parameters.all("where").stream()
                .flatMap(NEXT::splitAsStream)
                .map(String::strip)
                .filter(condition -> !condition.isEmpty())
                .toList();
    }

    /** Returns the dimension of that name; refuses an unknown name. */
    public static Dimension named(String parameter, String word) {
        return Dimension.named(word)
                .orElseThrow(() -> Parameters.invalid(
                        parameter,
                        "names \"" + word + "\", which is not one of "
                                + Arrays.stream(Dimension.values())
                                        .map(Dimension::word)
                                        .collect(Collectors.joining(", "))));
    }

    /** Returns all dimensions as members of an answer; null where one is unknown. */
    public static Map<String, @Nullable String> toMap(Map<Dimension, String> known) {
        Map<String, @Nullable String> words = new LinkedHashMap<>();
        for (Dimension dimension : Dimension.values()) {
            words.put(dimension.word(), known.get(dimension));
        }
        return words;
    }
}
