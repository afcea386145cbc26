package dev.engagement.standalone.serve;

import dev.engagement.standalone.messages.Obstacle;
import dev.engagement.standalone.supervise.Supervisor;
import java.io.IOException;
import java.io.PrintStream;

/** Runs everything for as long as some work takes, or until Ctrl-C; then all of it is stopped, in order. */
record Attended(Supervisor supervisor, PrintStream out) {
    @FunctionalInterface
    interface Work {
        void run() throws IOException, InterruptedException;
    }

    void run(Work whenReady) throws IOException, InterruptedException {
        Thread stop = Thread.ofPlatform().unstarted(this::stop);
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            supervisor.start();
            supervisor.awaitReady();
            whenReady.run();
        } finally {
            // Not left to the hook: until they have ended, the folder must stay locked.
            supervisor.stop();
            unhook(stop);
        }
    }

    private void stop() {
        out.println("stopping");
        try {
            supervisor.stop();
            out.println("stopped");
        } catch (IOException | Obstacle failed) {
            out.println("not everything could be stopped: " + failed.getMessage());
        }
    }

    private static void unhook(Thread stop) {
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException alreadyStopping) {
            // Then it is the hook that lets us end.
        }
    }
}
