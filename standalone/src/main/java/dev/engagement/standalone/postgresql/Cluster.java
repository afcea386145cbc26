package dev.engagement.standalone.postgresql;

import dev.engagement.standalone.folder.Passwords;
import dev.engagement.standalone.folder.Tree;
import dev.engagement.standalone.messages.Obstacle;
import dev.engagement.standalone.supervise.Shutdown;
import dev.engagement.standalone.supervise.Stray;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Properties;

/** PostgreSQL's own folder: its programs, its data, its password. */
final class Cluster {
    private final Path folder;
    private final String version;

    Cluster(Path folder) {
        this.folder = folder;
        this.version = builtVersion();
    }

    private static String builtVersion() {
        Properties built = new Properties();
        try (var in = Cluster.class.getResourceAsStream("/postgresql.properties")) {
            built.load(in);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
        return built.getProperty("version");
    }

    Path data() {
        return folder.resolve("data");
    }

    Path program(String name) {
        return folder.resolve("programs-" + version).resolve("bin").resolve(name);
    }

    String password() throws IOException {
        return Passwords.read(passwordFile());
    }

    Path passwordFile() {
        return folder.resolve("password");
    }

    /** Makes what is missing. An interrupted start leaves no half-made part that would count. */
    void make() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Binaries.unpackInto(folder.resolve("programs-" + version));
        Passwords.make(passwordFile());
        if (!Files.exists(data())) {
            initialise();
        }
        checkVersion();
    }

    private void checkVersion() throws IOException {
        String made = Files.readString(data().resolve("PG_VERSION")).strip();
        if (!version.startsWith(made + ".")) {
            throw new Obstacle(
                    "the data in %s was made by PostgreSQL %s, this version of engagement brings %s; './engagement backup' with the version that made it, then './engagement restore' into a new folder with this one"
                            .formatted(data(), made, version));
        }
    }

    private void initialise() throws IOException, InterruptedException {
        Path fresh = folder.resolve("data.new");
        Tree.delete(fresh);
        List<String> initdb = List.of(
                program("initdb").toString(),
                "--pgdata=" + fresh,
                "--username=" + PostgreSql.USER,
                "--pwfile=" + passwordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // The same order of texts on every machine.
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--no-instructions");
        Process process = new ProcessBuilder(Unprivileged.words(initdb))
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("initdb failed: " + said.strip());
        }
        Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Stops a server on this data that no file of ours names, and deletes its pid file if another process has that pid now. */
    void stopStray(Shutdown ending) throws IOException, InterruptedException {
        Path sign = data().resolve("postmaster.pid");
        if (!Files.exists(sign)) {
            return;
        }
        List<String> lines = Files.readAllLines(sign);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("[0-9]{1,18}")) {
            return;
        }
        long pid = Long.parseLong(lines.getFirst().strip());
        if (Stray.runs(pid, "postgres", data().toString())) {
            Stray.end(pid, ending);
        } else if (ProcessHandle.of(pid).isPresent()) {
            // PostgreSQL takes any living process with that pid for a server; after a container's restart it is likely
            // another program.
            Files.delete(sign);
        }
    }
}
