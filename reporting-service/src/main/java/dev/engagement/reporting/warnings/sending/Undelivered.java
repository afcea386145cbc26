package dev.engagement.reporting.warnings.sending;

/** Says why a recipient did not get a warning, without its address. */
final class Undelivered extends Exception {
    private static final long serialVersionUID = 1L;

    Undelivered(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
