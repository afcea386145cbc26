package dev.engagement.standalone.supervise;

import dev.engagement.standalone.messages.Obstacle;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** A process that none of our own files names. */
public final class Stray {
    private Stray() {}

    /** Returns whether the process is that program with that argument. */
    public static boolean runs(long pid, String program, String argument) {
        return Birth.of(pid)
                .flatMap(birth -> ProcessHandle.of(pid))
                .map(ProcessHandle::info)
                .filter(info -> info.command()
                        .filter(path -> path.endsWith("/" + program))
                        .isPresent())
                .flatMap(ProcessHandle.Info::arguments)
                .filter(arguments -> Arrays.asList(arguments).contains(argument))
                .isPresent();
    }

    public static void end(long pid, Shutdown ending) throws IOException, InterruptedException {
        Optional<Birth> process = Birth.of(pid);
        if (process.isPresent() && !Signals.end(process.get(), ending)) {
            throw new Obstacle("process %d cannot be stopped, not even by killing it".formatted(pid));
        }
    }
}
