package dev.engagement.standalone.supervise;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of processes that run on the same JDK as this one. */
public final class Java {
    private Java() {}

    /** Returns the command line of a main class on our own class path. */
    public static List<String> main(Class<?> main, List<String> options, List<String> arguments) {
        List<String> words = program(options);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        words.addAll(arguments);
        return words;
    }

    /** Returns the command line of a self-contained jar. */
    public static List<String> jar(Path jar, List<String> options, List<String> arguments) {
        List<String> words = program(options);
        words.addAll(List.of("-jar", jar.toString()));
        words.addAll(arguments);
        return words;
    }

    /** Returns the command line of another main class in a self-contained jar. */
    public static List<String> main(Path jar, List<String> options, List<String> mainAndArguments) {
        List<String> words = program(options);
        words.addAll(List.of("-cp", jar.toString()));
        words.addAll(mainAndArguments);
        return words;
    }

    private static List<String> program(List<String> options) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Some libraries still use Unsafe. Native access may only warn: an option for it would halve the benefit of the
        // class archive.
        words.add("--sun-misc-unsafe-memory-access=allow");
        words.addAll(options);
        return words;
    }
}
