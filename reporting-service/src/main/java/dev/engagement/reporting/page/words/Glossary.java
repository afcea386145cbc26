package dev.engagement.reporting.page.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Definitions of the measures in one sentence each, from the table in {@code docs/reference.md}. */
public final class Glossary {
    private static final String REFERENCE = "/static/page/reference.md";
    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z-]+)` \\| [a-z]+ \\| [a-z]+ \\| (.*?\\.)(?: [A-Z].*)? \\|$", Pattern.MULTILINE);
    private static final Map<String, String> DEFINITIONS = definitions();

    private Glossary() {}

    /** Returns the definition of a measure; empty for an unknown one. */
    public static String definition(String measure) {
        return DEFINITIONS.getOrDefault(measure, "");
    }

    private static Map<String, String> definitions() {
        try (InputStream file = Objects.requireNonNull(Glossary.class.getResourceAsStream(REFERENCE))) {
            Map<String, String> definitions = new HashMap<>();
            ROW.matcher(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .forEach(row -> definitions.put(row.group(1), row.group(2).replace("`", "")));
            return definitions;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
