package dev.engagement.standalone.messages;

/** What keeps a command from doing its work, in one line for people: told without a stack trace, exit code 2. */
public final class Obstacle extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Obstacle(String words) {
        super(words, null, false, false);
    }
}
