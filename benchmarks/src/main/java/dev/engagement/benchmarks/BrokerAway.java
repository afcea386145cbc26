package dev.engagement.benchmarks;

import java.io.IOException;
import java.util.List;

/** The broker dies, and the supervisor, which would start it again, is stopped until the end. */
final class BrokerAway implements WorldFault {
    @Override
    public void begin(Installed installed) throws IOException, InterruptedException {
        StoppedProcesses.signal("-STOP", List.of(installed.supervisor()));
        installed.kill("broker");
    }

    @Override
    public void end(Installed installed) throws IOException, InterruptedException {
        StoppedProcesses.signal("-CONT", List.of(installed.supervisor()));
    }
}
