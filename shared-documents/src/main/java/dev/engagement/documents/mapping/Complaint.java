package dev.engagement.documents.mapping;

/**
 * A part of a line that was not understood.
 *
 * @param says the place and the trouble, without the line's content: this may be stored
 * @param found the value in the line, which may be a name; empty if it is of no use
 */
public record Complaint(String says, String found) {
    static Complaint of(String says) {
        return new Complaint(says, "");
    }

    /** Returns the complaint with the value, for a reader who has the file. */
    public String quoting() {
        return found.isEmpty() ? says : says + ": \"" + found + "\"";
    }
}
