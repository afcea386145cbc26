package dev.engagement.reporting.warnings.sending;

/** Says why a recipient did not get something, without its address. */
public final class Undelivered extends Exception {
    private static final long serialVersionUID = 1L;

    public Undelivered(String reason) {
        super(reason, null, false, false);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
