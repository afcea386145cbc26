package dev.engagement.standalone.messages;

/** Stops a command that cannot do its work, with one line for people: no stack trace, exit code 2. */
public final class Obstacle extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Obstacle(String words) {
        super(words, null, false, false);
    }
}
