package dev.engagement.standalone.service;

import dev.engagement.standalone.folder.Tree;
import dev.engagement.standalone.messages.Obstacle;
import dev.engagement.standalone.supervise.Java;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A service's program, unpacked: it starts faster than from one jar, and a new build does not replace it under a running process. Looked up
 * once in a run; a later build is for the next run.
 */
public final class Program {
    /** The folder of the scripts that make a service's own tables. */
    public static final String MIGRATIONS = "db/migration";

    /** The folder of the scripts that make the tables of the outbox. */
    public static final String OUTBOX_MIGRATIONS = "db/outbox";

    private final Path home;
    private final String name;
    private final Path folder;
    private @Nullable Path unpacked;

    /**
     * Creates a program.
     *
     * @param home the project's root, where it was built
     * @param name its module's name
     * @param folder the place where it is unpacked; files of an older build there are deleted
     */
    public Program(Path home, String name, Path folder) {
        this.home = home;
        this.name = name;
        this.folder = folder;
    }

    /** Starts to unpack it in the background; a fault shows when the jar is asked for. */
    public void unpackAhead() {
        Thread.ofPlatform().daemon().name("unpack " + name).start(() -> {
            try {
                jar();
            } catch (IOException | Obstacle again) {
                // A later call of jar() tries again, and reports the fault.
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Returns the jar to run; its libraries lie in the same folder. */
    synchronized Path jar() throws IOException, InterruptedException {
        if (unpacked == null) {
            unpacked = unpacked();
        }
        return unpacked;
    }

    /**
     * Returns the scripts that make tables, by version.
     *
     * @param place their folder in the program
     */
    public Map<Integer, String> migrations(String place) throws IOException, InterruptedException {
        Pattern migration = Pattern.compile(Pattern.quote(place) + "/V(\\d+)__[^/]*\\.sql$");
        Map<Integer, String> scripts = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar().toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                Matcher name = migration.matcher(entry.getName());
                if (name.find()) {
                    try (var in = zip.getInputStream(entry)) {
                        scripts.put(
                                Integer.valueOf(name.group(1)), new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            }
        }
        return scripts;
    }

    private Path unpacked() throws IOException, InterruptedException {
        Path jar = built();
        Path place = folder.resolve(fingerprint(jar));
        if (!Files.isDirectory(place)) {
            Tree.delete(folder);
            Path fresh = Files.createDirectories(folder).resolve("new");
            unpack(jar, fresh);
            Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
        }
        return place.resolve(jar.getFileName());
    }

    /** Returns a fingerprint of the content: two builds may have the same date and size. */
    private static String fingerprint(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            int content = zip.stream()
                    .map(entry -> entry.getName() + entry.getCrc())
                    .toList()
                    .hashCode();
            return "%08x-%d".formatted(content, Files.size(jar));
        }
    }

    /** Returns the jar that the build left. */
    private Path built() throws IOException {
        Path target = home.resolve(name).resolve("target");
        try (Stream<Path> files = Files.isDirectory(target) ? Files.list(target) : Stream.empty()) {
            return files.filter(file -> file.getFileName().toString().matches(name + "-.*-app\\.jar"))
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .orElseThrow(() -> new Obstacle(
                            "%s is not built: there is no %s-*-app.jar in %s".formatted(name, name, target)));
        }
    }

    private static void unpack(Path jar, Path into) throws IOException, InterruptedException {
        List<String> words = Java.jar(
                jar,
                List.of("-XX:TieredStopAtLevel=1", "-Djarmode=tools"),
                List.of("extract", "--destination", into.toString()));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("%s cannot be unpacked: %s".formatted(jar, said.strip()));
        }
    }
}
