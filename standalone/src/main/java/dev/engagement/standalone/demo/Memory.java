package dev.engagement.standalone.demo;

import dev.engagement.standalone.demo.DemoTimeline.Lifetime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A file that records when the demo was alive: a line for each time, with its first and its last slot. A line {@code past} before them says
 * up to when its past was recorded before the doors opened.
 */
final class Memory {
    private static final String PAST = "past ";

    private final Path file;
    private final List<Lifetime> earlier = new ArrayList<>();
    private @Nullable Instant past;

    Memory(Path file) throws IOException {
        this.file = file;
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            if (line.startsWith(PAST)) {
                past = Instant.parse(line.substring(PAST.length()));
            } else {
                String[] slots = line.split(" ");
                earlier.add(new Lifetime(Long.parseLong(slots[0]), Long.parseLong(slots[1])));
            }
        }
    }

    List<Lifetime> earlier() {
        return List.copyOf(earlier);
    }

    /** Returns whether what was told at that time is recorded without being sent. */
    boolean knows(Instant told) {
        return past != null && !told.isAfter(past);
    }

    void keepPast(Instant until) throws IOException {
        past = until;
        write(earlier);
    }

    /** Records a lifetime before anything is sent, so that every story once begun continues. */
    void keep(long first, long last) throws IOException {
        List<Lifetime> all = new ArrayList<>(earlier);
        all.add(new Lifetime(first, last));
        write(all);
    }

    private void write(List<Lifetime> lifetimes) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(
                fresh,
                (past == null ? "" : PAST + past + "\n")
                        + lifetimes.stream()
                                .map(one -> one.first() + " " + one.last() + "\n")
                                .collect(Collectors.joining()));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
