package dev.engagement.standalone.serve;

import dev.engagement.standalone.Obstacle;
import dev.engagement.standalone.folder.DataFolder;
import dev.engagement.standalone.supervise.Supervisor;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs everything until it is stopped. */
@Command(
        name = "serve",
        description =
                "Runs everything on this machine: both services, a PostgreSQL and a Kafka broker, on 127.0.0.1 only.")
public final class Serve implements Callable<Integer> {
    private final PrintStream out;
    private final InstantSource clock;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "the folder that keeps everything (default: ./${DEFAULT-VALUE})")
    private Path data = Path.of("data");

    @Mixin
    private Ports ports = new Ports();

    public Serve(PrintStream out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (DataFolder folder = DataFolder.open(data)) {
            Installation installation = new Installation(folder, home(), ports);
            Supervisor supervisor = new Supervisor(installation.parts(), folder.run(), folder.logs(), out::println);
            supervisor.clear();
            ports.check();
            out.println("starting PostgreSQL, a Kafka broker and both services; their logs are in " + folder.logs());
            new Attended(supervisor, out).run(() -> {
                out.println("ready after %d s".formatted(sinceStart().toSeconds()));
                out.println(installation.guide(clock.instant()));
                awaitLossOf(folder);
            });
        }
        return 0;
    }

    private static void awaitLossOf(DataFolder folder) throws InterruptedException {
        while (folder.isThere()) {
            TimeUnit.SECONDS.sleep(1);
        }
        throw new Obstacle("the data folder %s is gone: somebody deleted it".formatted(folder.path()));
    }

    private static Duration sinceStart() {
        return Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
    }

    /** Where the project lies. */
    public static Path home() {
        return Path.of(System.getProperty("engagement.home", "")).toAbsolutePath();
    }
}
