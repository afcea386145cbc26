package dev.engagement.standalone.supervise;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Class archives, which make a program's second start faster: when the program ends, the JDK writes its classes to a file, ready for use.
 */
public final class ClassArchive {
    private ClassArchive() {}

    /**
     * Returns options for a program that has a folder to itself. The JDK would ignore an archive of other options or another program, or
     * worse, so each of these has its own. A prepared archive is only read, by any number of processes; without one, the program makes its
     * own when it ends.
     *
     * @param prepared the folder of those that were made ahead, there or not
     * @param own the program's folder; archives there that are not needed any more are deleted
     * @param program tells one build of the program from every other
     */
    public static List<String> options(Path prepared, Path own, List<String> options, String program)
            throws IOException {
        int key = List.of(options, program, Runtime.version().toString()).hashCode();
        String name = "classes-%08x.jsa".formatted(key);
        Path ready = prepared.resolve(name);
        boolean isReady = Files.isReadable(ready);
        for (Path old : in(own)) {
            if (isReady || !old.endsWith(name)) {
                Files.delete(old);
            }
        }
        List<String> words = new ArrayList<>();
        if (!isReady) {
            words.add("-XX:+AutoCreateSharedArchive");
        }
        words.add("-XX:SharedArchiveFile=" + (isReady ? ready : own.resolve(name)));
        // No warnings about classes that cannot be archived: users can do nothing about them.
        words.addAll(List.of("-Xlog:cds*=off", "-Xlog:aot*=off"));
        return words;
    }

    /** Moves the archives that programs left anywhere in a folder. The programs have ended, so no archive is half written. */
    public static void gather(Path folder, Path into) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file :
                    all.filter(file -> file.toString().endsWith(".jsa")).toList()) {
                Files.move(file, into.resolve(file.getFileName()));
            }
        }
    }

    private static List<Path> in(Path folder) throws IOException {
        List<Path> archives = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "classes-*.jsa")) {
            all.forEach(archives::add);
        }
        return archives;
    }
}
