package dev.engagement.service.intake.directory;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A tool's name for a person, wherever it stands in a text: as a word, in upper or lower case, also escaped as in JSON and forms. */
public final class Mention {
    /** Shortest name that is searched for; a shorter one is also a word with many other meanings. */
    private static final int SHORTEST = 3;

    private static final String NO_LETTER_BEFORE = "(?:(?<![\\p{L}\\p{N}_])|(?<=\\\\[nrtbf]))";
    private static final String NO_LETTER_AFTER = "(?![\\p{L}\\p{N}_])";
    /** Excludes a member's name in JSON: it is the tool's word, and needed to read the rest. */
    private static final String NO_MEMBER = "(?!\"\\s*:)";

    private final String name;
    private final Pattern anywhere;
    private final Pattern value;

    private Mention(String name) {
        this.name = name;
        String forms = Stream.of(name, escaped(name), URLEncoder.encode(name, StandardCharsets.UTF_8))
                .distinct()
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?:", ")"));
        int anyCase = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        this.anywhere = Pattern.compile(NO_LETTER_BEFORE + forms + NO_LETTER_AFTER, anyCase);
        this.value = Pattern.compile(NO_LETTER_BEFORE + forms + NO_LETTER_AFTER + NO_MEMBER, anyCase);
    }

    /** Returns the mention; empty if the name is too short to search for. */
    public static Optional<Mention> of(String name) {
        return name.strip().length() < SHORTEST ? Optional.empty() : Optional.of(new Mention(name.strip()));
    }

    String name() {
        return name;
    }

    public boolean isIn(String text) {
        return anywhere.matcher(text).find();
    }

    /** Returns the text with {@code by} in place of the name. */
    public String replaced(String text, String by) {
        return value.matcher(text).replaceAll(Matcher.quoteReplacement(by));
    }

    private static String escaped(String name) {
        return name.chars()
                .mapToObj(one -> one < 128 ? String.valueOf((char) one) : "\\u%04x".formatted(one))
                .collect(Collectors.joining());
    }
}
