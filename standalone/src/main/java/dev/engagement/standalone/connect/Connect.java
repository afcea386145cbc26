package dev.engagement.standalone.connect;

import dev.engagement.standalone.folder.DataFolder;
import dev.engagement.standalone.folder.OwnFile;
import dev.engagement.standalone.messages.Obstacle;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a connection's settings from the tool's sheet under docs/connections, with a fresh secret. */
@Command(
        name = "connect",
        description = {
            "Connects a tool's webhooks: writes the connection's settings, and prints the address, the secret, and what to click.",
            "A server that runs takes the connection up at once."
        })
public final class Connect implements Callable<Integer> {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final String ENDING = ".yaml";
    private static final String MAPPING = ".mapping.yaml";
    private static final int SECRET_BYTES = 32;

    private final PrintStream out;
    private final Path sheets;

    @Parameters(index = "0", paramLabel = "TOOL", description = "github, jira …; 'list' names all")
    private String tool = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NAME",
            description = "the connection's name, if not the tool's: two Jiras are two connections")
    private @Nullable String name;

    @Option(names = "--data", paramLabel = "FOLDER", description = "the server's data (default: ${DEFAULT-VALUE})")
    private Path data = Path.of("data");

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "where the tool reaches the server (default: ${DEFAULT-VALUE}, which only this machine does)")
    private URI url = URI.create("http://127.0.0.1:8080");

    /**
     * Creates the command.
     *
     * @param sheets the folder with the tools' sheets
     */
    public Connect(PrintStream out, Path sheets) {
        this.out = out;
        this.sheets = sheets;
    }

    @Override
    public Integer call() throws IOException {
        if (tool.equals("list")) {
            tools().forEach(out::println);
            return 0;
        }
        if (!tools().contains(tool)) {
            throw new Obstacle("there is no tool \"%s\": there are %s".formatted(tool, String.join(", ", tools())));
        }
        String connection = connection();
        String settings = settings(connection);
        Path mapping = writeMapping(connection);
        Path file = write(folder().resolve(connection + ENDING), settings);
        settings.lines()
                .takeWhile(line -> line.startsWith("#"))
                .forEach(line -> out.println(line.replaceFirst("^# ?", "")));
        out.println();
        out.println("Written to " + file + (mapping == null ? "" : " and " + mapping)
                + ", where you can say what the tool's words mean; a server that runs reads it again.");
        return 0;
    }

    private String connection() {
        String connection = name == null ? tool : name;
        if (!NAME.matcher(connection).matches()) {
            throw new Obstacle(
                    "\"%s\" is not a name for a connection: lower-case letters, digits, dots, dashes, underscores"
                            .formatted(connection));
        }
        return connection;
    }

    private String settings(String connection) throws IOException {
        return Files.readString(sheets.resolve(tool + ENDING))
                .replace("{name}", connection)
                .replace("{url}", url.toString().replaceAll("/$", "") + "/webhooks/" + connection)
                .replace("{secret}", secret());
    }

    /** Writes the mapping of a tool that is read by one; null if it has none. */
    private @Nullable Path writeMapping(String connection) throws IOException {
        Path mapping = sheets.resolve(tool + MAPPING);
        if (!Files.exists(mapping)) {
            return null;
        }
        requireFree(folder().resolve(connection + ENDING));
        return write(folder().resolve(connection + MAPPING), Files.readString(mapping));
    }

    private List<String> tools() throws IOException {
        try (Stream<Path> files = Files.list(sheets)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ENDING) && !file.endsWith(MAPPING))
                    .map(file -> file.substring(0, file.length() - ENDING.length()))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    private Path folder() throws IOException {
        return DataFolder.within(data, "connections");
    }

    private static void requireFree(Path file) {
        if (Files.exists(file)) {
            throw new Obstacle("%s is there already: edit it, or give this connection another name".formatted(file));
        }
    }

    private static Path write(Path file, String text) throws IOException {
        requireFree(file);
        return OwnFile.create(file, text);
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return tool.equals("standard")
                ? "whsec_" + Base64.getEncoder().encodeToString(bytes)
                : HexFormat.of().formatHex(bytes);
    }
}
