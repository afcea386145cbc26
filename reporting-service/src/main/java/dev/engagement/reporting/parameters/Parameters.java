package dev.engagement.reporting.parameters;

import dev.engagement.documents.Problem;
import dev.engagement.documents.ReadableText;
import dev.engagement.documents.Refused;
import dev.engagement.events.InvalidField;
import dev.engagement.events.Timestamps;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A query's parameters. Unknown ones are refused, since an answer to a misspelt question would be a wrong figure. */
public final class Parameters {
    private static final int USUAL_LIMIT = 50;
    private static final int MOST = 500;

    private final Map<String, String[]> given;

    /**
     * Creates the parameters of a request.
     *
     * @param names all parameters that this operation knows
     */
    public Parameters(HttpServletRequest request, String... names) {
        this(request.getParameterMap(), names);
    }

    /** Returns the parameters of a form; ignores empty fields. */
    public static Parameters ofForm(HttpServletRequest request, String... names) {
        Map<String, String[]> filled = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            String[] said =
                    Arrays.stream(values).filter(value -> !value.isBlank()).toArray(String[]::new);
            if (said.length > 0) {
                filled.put(name, said);
            }
        });
        return new Parameters(filled, names);
    }

    /** Returns the parameters in a JSON object's members: each a string, or a list of them. */
    public static Parameters of(Map<String, ?> members, String... names) {
        Map<String, String[]> given = new LinkedHashMap<>();
        members.forEach((name, value) -> given.put(name, strings(name, value)));
        return new Parameters(given, names);
    }

    private static String[] strings(String name, @Nullable Object value) {
        List<?> list = value instanceof List<?> several ? several : Collections.singletonList(value);
        if (!list.stream().allMatch(String.class::isInstance)) {
            throw invalid(name, "must be a string, or a list of strings");
        }
        return list.toArray(String[]::new);
    }

    private Parameters(Map<String, String[]> given, String... names) {
        this.given = given;
        List<String> known = Arrays.asList(names);
        for (String name : new TreeSet<>(given.keySet())) {
            if (!known.contains(name)) {
                throw new Refused(new Problem(
                        "unknown-parameter",
                        400,
                        "An unknown parameter",
                        "\"" + name + "\" is not one of " + String.join(", ", known) + ".",
                        name));
            }
            for (String value : all(name)) {
                String fault = ReadableText.fault(value);
                if (fault != null) {
                    throw invalid(name, fault);
                }
            }
        }
    }

    /** Returns a parameter's values, in their order. */
    public List<String> all(String name) {
        String[] values = given.get(name);
        return values == null ? List.of() : List.of(values);
    }

    /** Returns a parameter that may be given only once. */
    public @Nullable String one(String name) {
        List<String> values = all(name);
        if (values.size() > 1) {
            throw invalid(name, "may be given only once");
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    /**
     * Returns the value that a parameter names; null if it is not given. It may be given only once.
     *
     * @param word the word that names a value
     */
    public <T> @Nullable T oneOf(String name, T[] values, Function<T, String> word) {
        String given = one(name);
        return given == null ? null : named(name, given, values, word);
    }

    /** Returns the value that is named so; refuses another word with all that there are. */
    public static <T> T named(String name, String given, T[] values, Function<T, String> word) {
        return Arrays.stream(values)
                .filter(value -> word.apply(value).equals(given))
                .findFirst()
                .orElseThrow(() -> invalid(
                        name,
                        "must be one of " + Arrays.stream(values).map(word).collect(Collectors.joining(", "))));
    }

    /** Returns an RFC 3339 date-time that may be given only once. */
    public @Nullable Instant instant(String name) {
        String text = one(name);
        try {
            return text == null ? null : Timestamps.require(name, text);
        } catch (InvalidField unreadable) {
            throw invalid(name, unreadable.says() + " (in a query a plus sign is written %2B)");
        }
    }

    /** Refuses a span of time that ends before it begins; either end may be open. */
    public static void requireSpan(@Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null && !from.isBefore(to)) {
            throw invalid("to", "must be later than \"from\"");
        }
    }

    /** Returns the number of lines on a page: {@code limit}, 1 to 500. */
    public int limit() {
        return number("limit", USUAL_LIMIT, 1, MOST);
    }

    /** Returns a whole number within bounds. */
    public int number(String name, int otherwise, int least, int most) {
        String text = one(name);
        try {
            int number = text == null ? otherwise : Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException unreadable) {
            // Refused below, like a number out of range.
        }
        throw invalid(name, "must be a number from " + least + " to " + most);
    }

    public static Refused invalid(String name, String says) {
        return Refused.parameter(name, says);
    }
}
