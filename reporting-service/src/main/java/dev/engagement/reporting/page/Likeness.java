package dev.engagement.reporting.page;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Compares words, to help a reader who mistyped one. */
final class Likeness {
    private static final int SHOWN = 3;

    private Likeness() {}

    /** Returns the known words that are most like the given one, or like it in a part of theirs, the most similar first. */
    static List<String> nearest(String word, List<String> known) {
        String wanted = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .sorted(Comparator.comparingInt(
                                (String other) -> distance(wanted, other.toLowerCase(Locale.ROOT), true))
                        .thenComparingInt(other -> distance(wanted, other.toLowerCase(Locale.ROOT), false)))
                .limit(SHOWN)
                .toList();
    }

    /**
     * Counts the letters to insert, remove or change (Levenshtein).
     *
     * @param inPart whether the other word's letters before and after the most similar part count nothing (P. Sellers, 1980)
     */
    private static int distance(String one, String other, boolean inPart) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = inPart ? 0 : j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return inPart ? Arrays.stream(row).min().orElse(0) : row[other.length()];
    }
}
