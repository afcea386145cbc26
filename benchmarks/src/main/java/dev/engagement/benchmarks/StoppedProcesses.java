package dev.engagement.benchmarks;

import java.io.IOException;
import java.util.List;

/** A part that hangs: its processes are stopped, and their connections stay open. */
final class StoppedProcesses implements WorldFault {
    private final String part;
    private List<ProcessHandle> stopped = List.of();

    StoppedProcesses(String part) {
        this.part = part;
    }

    @Override
    public void begin(Installed installed) throws IOException, InterruptedException {
        stopped = installed.processes(part);
        signal("-STOP", stopped);
    }

    @Override
    public void end(Installed installed) throws IOException, InterruptedException {
        signal("-CONT", stopped);
    }

    /** Sends a signal to processes; one that has ended meanwhile is no fault. */
    static void signal(String which, List<ProcessHandle> processes) throws IOException, InterruptedException {
        for (ProcessHandle process : processes) {
            new ProcessBuilder("kill", which, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        }
    }
}
