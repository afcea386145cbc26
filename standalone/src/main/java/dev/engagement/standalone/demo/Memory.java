package dev.engagement.standalone.demo;

import dev.engagement.standalone.demo.DemoTimeline.Lifetime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A file that records when the demo was alive: a line for each time, with its first and its last slot. */
final class Memory {
    private final Path file;
    private final List<Lifetime> earlier = new ArrayList<>();

    Memory(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                String[] slots = line.split(" ");
                earlier.add(new Lifetime(Long.parseLong(slots[0]), Long.parseLong(slots[1])));
            }
        }
    }

    List<Lifetime> earlier() {
        return List.copyOf(earlier);
    }

    /** Records a lifetime before anything is sent, so that every story once begun continues. */
    void keep(long first, long last) throws IOException {
        List<Lifetime> all = new ArrayList<>(earlier);
        all.add(new Lifetime(first, last));
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(
                fresh,
                all.stream().map(one -> one.first() + " " + one.last() + "\n").collect(Collectors.joining()));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
