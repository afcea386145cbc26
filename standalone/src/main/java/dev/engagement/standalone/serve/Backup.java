package dev.engagement.standalone.serve;

import dev.engagement.standalone.backup.Copies;
import dev.engagement.standalone.folder.DataFolder;
import dev.engagement.standalone.messages.Obstacle;
import dev.engagement.standalone.postgresql.PostgreSql;
import dev.engagement.standalone.supervise.Supervisor;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a consistent copy of an installation, running or not. */
@Command(
        name = "backup",
        description = {
            "Writes all that cannot be made again into one file: the record with names, charters and quarantine, warnings, keys, connections and subscriptions.",
            "It can be made while everything runs. The file contains names: keep it where only you can read it."
        })
public final class Backup implements Callable<Integer> {
    private final PrintStream out;
    private final String program;

    @Parameters(paramLabel = "FILE", description = "the file to write")
    private Path file = Path.of("engagement.backup");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "the folder that keeps everything (default: ./${DEFAULT-VALUE})")
    private Path data = Path.of("data");

    public Backup(PrintStream out, String program) {
        this.out = out;
        this.program = program;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path place = data.toAbsolutePath().normalize();
        if (!DataFolder.isOne(place)) {
            throw new Obstacle("%s is not a data folder; name one with --data".formatted(place));
        }
        Copies copies = new Copies(file.toAbsolutePath(), place, program);
        PostgreSql running = PostgreSql.runningIn(place.resolve("postgresql"), Installation.DATABASES);
        if (running != null) {
            out.println(copies.write(running));
            return 0;
        }
        try (DataFolder folder = DataFolder.open(data)) {
            PostgreSql own = Installation.postgresql(folder, Ports.free());
            Supervisor supervisor = new Supervisor(List.of(own.part()), folder.run(), folder.logs(), line -> {});
            supervisor.clear();
            new Attended(supervisor, out).run(() -> out.println(copies.write(own)));
        }
        return 0;
    }
}
