package dev.engagement.documents.mapping;

import java.util.Collection;
import java.util.stream.Collectors;

/** Formats values for complaints. */
final class Texts {
    private static final int LONGEST = 40;

    private Texts() {}

    /** Returns the text without blanks of any kind around it. */
    static String trimmed(String value) {
        int from = 0;
        int to = value.length();
        while (from < to && isBlank(value.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(value.charAt(to - 1))) {
            to--;
        }
        return value.substring(from, to);
    }

    private static boolean isBlank(char unit) {
        return Character.isWhitespace(unit) || Character.isSpaceChar(unit);
    }

    /** Returns names for a sentence, in quotes and always in the same order. */
    static String list(Collection<String> names) {
        return names.stream().sorted().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
    }

    static String shortened(String value) {
        return shortened(value, LONGEST);
    }

    static String shortened(String value, int longest) {
        return value.length() <= longest ? value : value.substring(0, longest) + "…";
    }
}
