package dev.engagement.standalone.imports;

import dev.engagement.standalone.messages.Obstacle;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends a file's entries to a server, in the file's order. */
@Command(
        name = "import",
        description = {
            "Sends the entries of a file to a running server, as they are: CloudEvents, one a line.",
            "With a mapping, any CSV, XES or NDJSON file: docs/imports says how, and has ready ones."
        },
        footer =
                "Exit code: 0 if all is recorded, 1 if lines were refused or entries are missing, 2 if the import was not possible.")
public final class Import implements Callable<Integer> {
    private static final int MOST_LINES = 5_000;
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final PrintStream out;
    private final PrintStream err;
    private final List<Duration> pauses;

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "FILE.ndjson or FILE.ndjson.gz, or the log that a mapping reads")
    private Path file = Path.of("");

    @Option(names = "--url", paramLabel = "URL", description = "where the server is (default: ${DEFAULT-VALUE})")
    private URI url = URI.create("http://127.0.0.1:8080");

    @Option(names = "--mapping", paramLabel = "MAPPING", description = "how to read the file into entries (YAML)")
    private @Nullable Path mapping;

    @Option(names = "--dry-run", description = "with a mapping: shows what would be recorded, and records nothing")
    private boolean dryRun;

    @Option(
            names = "--reconcile",
            description =
                    "with a mapping: compares the file, as a tool's own export, with what is recorded, and records nothing")
    private boolean reconcile;

    @Option(names = "--fill", description = "with --reconcile: records what is missing")
    private boolean fill;

    @Option(
            names = "--key-file",
            paramLabel = "KEY",
            description = "a file with the key that opens the server (default: the variable ENGAGEMENT_KEY)")
    private @Nullable Path keyFile;

    /** Creates the command. It waits that long between attempts while the server is away; a supervised server is back within that time. */
    public Import(PrintStream out, PrintStream err) {
        this(
                out,
                err,
                List.of(1, 2, 4, 8, 15, 30).stream().map(Duration::ofSeconds).toList());
    }

    Import(PrintStream out, PrintStream err, List<Duration> pauses) {
        this.out = out;
        this.err = err;
        this.pauses = List.copyOf(pauses);
    }

    @Override
    public Integer call() throws InterruptedException {
        check(file);
        requireOptionsThatGoTogether();
        if (mapping != null) {
            check(mapping);
            return importMapped(mapping) ? 0 : 1;
        }
        return importLines() ? 0 : 1;
    }

    private void requireOptionsThatGoTogether() {
        if (fill && !reconcile) {
            throw new Obstacle("--fill needs --reconcile");
        }
        if (reconcile && dryRun) {
            throw new Obstacle("--reconcile records nothing by itself: leave out --dry-run");
        }
        if (mapping == null && (dryRun || reconcile)) {
            throw new Obstacle((dryRun ? "--dry-run" : "--reconcile") + " needs a --mapping");
        }
    }

    /** Sends the lines as they stand, and prints how far it came whatever happens; returns whether none was rejected. */
    private boolean importLines() throws InterruptedException {
        Tally tally = new Tally();
        long start = System.nanoTime();
        try {
            sendAll(tally, start);
        } catch (EOFException | ZipException damaged) {
            throw new Obstacle("%s is damaged (%s); %s".formatted(file, damaged.getMessage(), safe(tally)));
        } catch (IOException unreadable) {
            throw new Obstacle("%s cannot be read (%s); %s".formatted(file, unreadable, safe(tally)));
        } finally {
            tally.print(out, since(start));
        }
        return !tally.anyRejected();
    }

    private void sendAll(Tally tally, long start) throws IOException, InterruptedException {
        try (Door door = new Door(url, ServerKey.of(keyFile));
                ImportLines lines = ImportLines.open(file, MOST_LINES, MOST_BYTES);
                ImportProgress progress = ImportProgress.of(Files.size(file), out)) {
            for (Optional<Chunk> chunk = lines.next(); chunk.isPresent(); chunk = lines.next()) {
                tally.add(chunk.get(), send(chunk.get(), door, tally));
                progress.at(lines.bytesRead(), tally, since(start));
            }
        }
    }

    private boolean importMapped(Path how) throws InterruptedException {
        try (MappedImport door = new MappedImport(url, ServerKey.of(keyFile), out, pauses.getFirst())) {
            if (reconcile) {
                return door.reconcile(how, file, fill);
            }
            return dryRun ? door.dryRun(how, file) : door.run(how, file);
        } catch (IOException broken) {
            throw new Obstacle("the connection broke: %s; GET %s/v1/imports says what became of the import"
                    .formatted(broken, url));
        }
    }

    private void check(Path file) {
        if (!Files.exists(file)) {
            throw new Obstacle("there is no file " + file);
        }
        if (Files.isDirectory(file) || !Files.isReadable(file)) {
            throw new Obstacle("%s is %s".formatted(file, Files.isDirectory(file) ? "a folder" : "not readable"));
        }
        if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme()) || url.getHost() == null) {
            throw new Obstacle("--url %s is not an address of a server, such as http://127.0.0.1:8080".formatted(url));
        }
    }

    /** Sends lines until the server has answered for each. Sending them again does no harm, since the server knows them by their ids. */
    private Answer send(Chunk chunk, Door door, Tally tally) throws InterruptedException {
        for (Duration pause : pauses) {
            try {
                return door.post(chunk);
            } catch (Door.Away away) {
                if (away.nobodyListens() && tally.isUntouched()) {
                    throw new Obstacle("%s; start one with './engagement serve', or name another with --url"
                            .formatted(away.reason()));
                }
                err.println("%s; %s; trying again in %s s"
                        .formatted(away.reason(), safe(tally), pause.toMillis() / 1000.0));
                tally.sentAgain();
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            }
        }
        try {
            return door.post(chunk);
        } catch (Door.Away away) {
            throw new Obstacle(
                    "%s; %s. Run the same command again when the server is back: what is recorded then counts as duplicate"
                            .formatted(away.reason(), safe(tally)));
        }
    }

    private static String safe(Tally tally) {
        return tally.safeTo() == 0
                ? "no line is known to be recorded"
                : "all up to line %d is recorded, except what was rejected".formatted(tally.safeTo());
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
