package dev.engagement.standalone.supervise;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What makes the second start of a program faster: when it ends, the JDK leaves its classes in a file, ready for use. */
public final class ClassArchive {
    private ClassArchive() {}

    /**
     * Options for a program that has the folder to itself. An archive of other options or another class path would be ignored and
     * never replaced, so each of these has its own, and those of others are deleted.
     */
    public static List<String> options(Path folder, List<String> options, String classPath) throws IOException {
        int key = 31 * options.hashCode() + state(classPath).hashCode();
        Path archive = folder.resolve("classes-%08x.jsa".formatted(key));
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "classes-*.jsa")) {
            for (Path other : all) {
                if (!other.equals(archive)) {
                    Files.delete(other);
                }
            }
        }
        return List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + archive,
                // Which classes cannot be kept is nobody's concern.
                "-Xlog:cds*=off",
                "-Xlog:aot*=off");
    }

    private static List<String> state(String classPath) throws IOException {
        List<String> state = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator)) {
            Path path = Path.of(entry);
            state.add(entry + (Files.exists(path) ? Files.getLastModifiedTime(path) + "/" + Files.size(path) : ""));
        }
        return state;
    }
}
