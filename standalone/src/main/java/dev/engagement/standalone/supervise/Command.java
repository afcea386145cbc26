package dev.engagement.standalone.supervise;

import java.util.List;
import java.util.Map;

/**
 * A process to start.
 *
 * @param words the program and its arguments
 * @param environment additions to our own environment; secrets go here, since every user can read a command line
 */
public record Command(List<String> words, Map<String, String> environment) {
    public Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    public Command(List<String> words) {
        this(words, Map.of());
    }
}
