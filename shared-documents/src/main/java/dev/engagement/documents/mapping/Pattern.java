package dev.engagement.documents.mapping;

/** A pattern for a value: the value itself, or with a star before or after it for any text. */
record Pattern(String text, boolean anyBefore, boolean anyAfter) {
    static Pattern of(String blanks) {
        String written = Texts.trimmed(blanks);
        boolean after = written.endsWith("*");
        boolean before = written.startsWith("*") && written.length() > 1;
        return new Pattern(written.substring(before ? 1 : 0, written.length() - (after ? 1 : 0)), before, after);
    }

    boolean isEmpty() {
        return text.isEmpty() && !anyBefore && !anyAfter;
    }

    boolean matches(String value) {
        if (anyBefore) {
            return anyAfter ? value.contains(text) : value.endsWith(text);
        }
        return anyAfter ? value.startsWith(text) : value.equals(text);
    }
}
