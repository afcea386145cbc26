package dev.engagement.benchmarks;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;

/** The totals of a campaign of {@link Kills}, kept in a file: only rounds in which all was right count. */
final class KillTotals {
    private static final String ROUNDS = "rounds";
    private static final String ENTRIES = "entries";
    private static final String SLOWEST = "slowest recovery in seconds";

    private final Path file;
    private final Properties kept = new Properties();

    private KillTotals(Path file) {
        this.file = file;
    }

    /** Reads the totals in a folder; they are zero in one that has none. */
    static KillTotals in(Path folder) throws IOException {
        KillTotals totals = new KillTotals(folder.resolve("totals.properties"));
        if (Files.exists(totals.file)) {
            try (Reader reader = Files.newBufferedReader(totals.file)) {
                totals.kept.load(reader);
            }
        }
        return totals;
    }

    long rounds() {
        return number(ROUNDS);
    }

    /** Adds a round, and stores the totals. */
    void add(List<String> killed, int entries, double recoveredSeconds) throws IOException {
        set(ROUNDS, rounds() + 1);
        set(ENTRIES, number(ENTRIES) + entries);
        set(SLOWEST, Math.max(number(SLOWEST), Math.round(recoveredSeconds)));
        for (String process : killed) {
            set("killed " + process, number("killed " + process) + 1);
        }
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try (Writer writer = Files.newBufferedWriter(next)) {
            kept.store(writer, null);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private long number(String name) {
        return Long.parseLong(kept.getProperty(name, "0"));
    }

    private void set(String name, long value) {
        kept.setProperty(name, Long.toString(value));
    }

    @Override
    public String toString() {
        return new TreeMap<>(kept).toString();
    }
}
