package dev.engagement.standalone.serve;

import dev.engagement.standalone.messages.Obstacle;
import dev.engagement.standalone.supervise.Supervisor;
import java.io.IOException;
import java.io.PrintStream;

/** Runs all parts for as long as some work takes, or until Ctrl-C; then stops them in order. */
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
            // Stopped here as well as in the hook: until all parts have ended, the folder must stay locked.
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
            // The JVM is already shutting down; the hook ends it.
        }
    }
}
