package dev.engagement.standalone.supervise;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of processes that run on the JDK we run on. */
public final class Java {
    private Java() {}

    /** A main class on our own class path. */
    public static List<String> main(Class<?> main, List<String> options, List<String> arguments) {
        List<String> words = program(options);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        words.addAll(arguments);
        return words;
    }

    /** A jar that brings all it needs. */
    public static List<String> jar(Path jar, List<String> options, List<String> arguments) {
        List<String> words = program(options);
        words.addAll(List.of("-jar", jar.toString()));
        words.addAll(arguments);
        return words;
    }

    private static List<String> program(List<String> options) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Some libraries still use it. Native access is left to warn: allowing it would cost the start half of what is
        // remembered.
        words.add("--sun-misc-unsafe-memory-access=allow");
        words.addAll(options);
        return words;
    }
}
