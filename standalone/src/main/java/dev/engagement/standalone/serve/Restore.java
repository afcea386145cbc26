package dev.engagement.standalone.serve;

import dev.engagement.standalone.backup.Copies;
import dev.engagement.standalone.folder.DataFolder;
import dev.engagement.standalone.messages.Obstacle;
import dev.engagement.standalone.postgresql.PostgreSql;
import dev.engagement.standalone.service.Program;
import dev.engagement.standalone.supervise.Supervisor;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes an installation from a backup, with this version's PostgreSQL. */
@Command(
        name = "restore",
        description = {
            "Fills an empty data folder from a file that './engagement backup' wrote.",
            "The next './engagement serve' publishes everything again and makes all figures from it."
        })
public final class Restore implements Callable<Integer> {
    private final PrintStream out;

    @Parameters(paramLabel = "FILE", description = "the file that './engagement backup' wrote")
    private Path file = Path.of("engagement.backup");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "an empty or a new folder (default: ./${DEFAULT-VALUE})")
    private Path data = Path.of("data");

    public Restore(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!Files.isReadable(file)) {
            throw new Obstacle("%s cannot be read".formatted(file));
        }
        if (DataFolder.isOne(data)) {
            throw new Obstacle("%s is an installation already; name an empty or a new folder with --data"
                    .formatted(data.toAbsolutePath().normalize()));
        }
        Copies.requireBackup(file.toAbsolutePath());
        try (DataFolder folder = DataFolder.open(data)) {
            Copies copies = new Copies(file.toAbsolutePath(), folder.path(), "");
            Program service = program(folder, Installation.ENGAGEMENT);
            Program reporting = program(folder, Installation.REPORTING);
            PostgreSql own = Installation.postgresql(folder, Ports.free());
            Supervisor supervisor = new Supervisor(List.of(own.part()), folder.run(), folder.logs(), line -> {});
            new Attended(supervisor, out)
                    .run(() -> out.println(copies.read(
                            own,
                            service.migrations(Program.MIGRATIONS),
                            reporting.migrations(Program.OUTBOX_MIGRATIONS))));
        }
        return 0;
    }

    private static Program program(DataFolder folder, String name) {
        return new Program(Serve.home(), name, folder.resolve("programs").resolve(name));
    }
}
