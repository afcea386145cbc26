package dev.engagement.documents.mapping;

/**
 * What of a line was not understood.
 *
 * @param says the place and the trouble, without anything that the line says: this may be kept
 * @param found the value as it stands there, which may be a name; empty where that tells nothing
 */
public record Complaint(String says, String found) {
    static Complaint of(String says) {
        return new Complaint(says, "");
    }

    /** With the value, for whoever has the file in hand. */
    public String quoting() {
        return found.isEmpty() ? says : says + ": \"" + found + "\"";
    }
}
