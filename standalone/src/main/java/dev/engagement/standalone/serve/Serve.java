package dev.engagement.standalone.serve;

import dev.engagement.standalone.demo.Demo;
import dev.engagement.standalone.folder.DataFolder;
import dev.engagement.standalone.imports.ServerKey;
import dev.engagement.standalone.messages.Obstacle;
import dev.engagement.standalone.supervise.Supervisor;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

    @Option(
            names = "--demo",
            description =
                    "fills an empty folder with a year of an invented IT department, which goes on while this runs")
    private boolean demo;

    @Option(
            names = "--key-file",
            paramLabel = "KEY",
            description =
                    "a file with the key that the demo needs if keys are demanded (default: the variable ENGAGEMENT_KEY)")
    private @Nullable Path keyFile;

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
            if (demo) {
                installation.prepareDemo(clock.instant());
            }
            Supervisor supervisor = new Supervisor(installation.parts(), folder.run(), folder.logs(), out::println);
            supervisor.clear();
            ports.check();
            out.println("starting PostgreSQL, a Kafka broker and both services; their logs are in " + folder.logs());
            new Attended(supervisor, out).run(() -> {
                out.println("ready after %d s".formatted(sinceStart().toSeconds()));
                out.println(installation.guide(clock.instant()));
                installation.forgetPast();
                if (demo) {
                    liveOn(installation, folder);
                }
                awaitLossOf(folder, () -> {});
            });
        }
        return 0;
    }

    private void liveOn(Installation installation, DataFolder folder) throws IOException, InterruptedException {
        try (Demo life = installation.demo(ServerKey.of(keyFile), clock, out)) {
            life.fill();
            awaitLossOf(folder, life::goOn);
        }
    }

    private static void awaitLossOf(DataFolder folder, Attended.Work meanwhile)
            throws IOException, InterruptedException {
        while (folder.isThere()) {
            meanwhile.run();
            TimeUnit.SECONDS.sleep(1);
        }
        throw new Obstacle("the data folder %s is gone: it was deleted".formatted(folder.path()));
    }

    private static Duration sinceStart() {
        return Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
    }

    /** Returns the project's root. */
    public static Path home() {
        return Path.of(System.getProperty("engagement.home", "")).toAbsolutePath();
    }
}
