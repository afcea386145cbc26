package dev.engagement.mapping;

/** Values as complaints quote them. */
final class Texts {
    private static final int LONGEST = 40;

    private Texts() {}

    static String shortened(String value) {
        return shortened(value, LONGEST);
    }

    static String shortened(String value, int longest) {
        return value.length() <= longest ? value : value.substring(0, longest) + "…";
    }
}
