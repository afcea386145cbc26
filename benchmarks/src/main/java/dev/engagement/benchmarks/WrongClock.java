package dev.engagement.benchmarks;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Map;

/**
 * The wall clock of all processes jumps at the beginning, and back at the end. Needs {@code cc}: under libfaketime, which does the same,
 * the broker had not started after two minutes.
 */
final class WrongClock implements WorldFault {
    private final int seconds;

    WrongClock(int seconds) {
        this.seconds = seconds;
    }

    @Override
    public Map<String, String> prepare(Path data) throws IOException, InterruptedException {
        Path library = data.resolveSibling("wrong-clock.so");
        Path source = Project.root().resolve("benchmarks/wrong-clock.c");
        WorldFault.run("cc", "-shared", "-fPIC", "-O2", "-o", library.toString(), source.toString());
        // PostgreSQL runs as somebody else, in a namespace of its own.
        WorldFault.run("chmod", "755", data.resolveSibling(".").toString());
        set(file(data), 0);
        return Map.of(
                "LD_PRELOAD", library.toString(), "WRONG_CLOCK", file(data).toString());
    }

    private static Path file(Path data) {
        return data.resolveSibling("clock");
    }

    /** Changes the bytes in their place, since the processes have mapped them. */
    private static void set(Path file, long seconds) throws IOException {
        try (RandomAccessFile clock = new RandomAccessFile(file.toFile(), "rw")) {
            clock.writeLong(Long.reverseBytes(seconds));
        }
    }

    @Override
    public void begin(Installed installed) throws IOException {
        set(file(installed.data()), seconds);
    }

    @Override
    public void end(Installed installed) throws IOException {
        set(file(installed.data()), 0);
    }
}
