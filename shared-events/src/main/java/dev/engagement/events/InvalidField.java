package dev.engagement.events;

/** Refuses a value that no entry or charter may have; names the field and says what is allowed there. */
public final class InvalidField extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * @param field the field's name on the wire; nested ones are joined by dots, as in {@code satisfaction.score}
     * @param says what is wrong and what is allowed, a phrase that follows the field's name
     */
    public InvalidField(String field, String says) {
        super(says);
        this.field = field;
    }

    public String field() {
        return field;
    }

    /** The complaint, for example {@code must be one of critical, high, medium, low}. */
    public String says() {
        return String.valueOf(getMessage());
    }

    /** Returns the same complaint about a field that lies inside another. */
    public InvalidField within(String outer) {
        return new InvalidField(outer + "." + field, says());
    }
}
