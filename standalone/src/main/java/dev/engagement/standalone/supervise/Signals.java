package dev.engagement.standalone.supervise;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Ends processes, our children or not. */
final class Signals {
    private static final Duration KILLED = Duration.ofSeconds(10);

    private Signals() {}

    /** Ends a process, and returns when it is gone; returns false if not even killing it helped. */
    static boolean end(Birth process, Shutdown ending) throws IOException, InterruptedException {
        for (Shutdown.EndingStep step : ending.steps()) {
            if (gone(process, step.signal(), step.patience())) {
                return true;
            }
        }
        return gone(process, "KILL", KILLED);
    }

    private static boolean gone(Birth process, String signal, Duration patience)
            throws IOException, InterruptedException {
        if (!process.lives()) {
            return true;
        }
        send(process, signal);
        long deadline = System.nanoTime() + patience.toNanos();
        while (process.lives()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return true;
    }

    /** Sends a signal by a shell: Java knows only TERM and KILL. */
    private static void send(Birth process, String signal) throws IOException, InterruptedException {
        List<String> kill = List.of("sh", "-c", "kill -s \"$0\" \"$1\"", signal, Long.toString(process.pid()));
        new ProcessBuilder(kill)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
