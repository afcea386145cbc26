package dev.engagement.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A service without a supervisor, started as on a server: from its jar, with its settings as environment variables. */
public final class Instance implements AutoCloseable {
    private final ProcessBuilder program;
    private final URI url;
    private Process process;

    private Instance(ProcessBuilder program, URI url) throws IOException {
        this.program = program;
        this.process = program.start();
        this.url = url;
    }

    /** Starts one more instance of a service, over the same database and broker as the installation's own; returns when it is up. */
    public static Instance beside(Installed installed, String service) throws IOException, InterruptedException {
        String database = service.equals("engagement-service") ? "engagement" : "reporting";
        int port = Installed.freePort();
        Map<String, String> settings = new HashMap<>(Map.of(
                "SERVER_PORT",
                Integer.toString(port),
                "SPRING_DATASOURCE_URL",
                "jdbc:postgresql://127.0.0.1:%d/%s?reWriteBatchedInserts=true"
                        .formatted(installed.postgresPort(), database),
                "SPRING_DATASOURCE_USERNAME",
                "engagement",
                "SPRING_DATASOURCE_PASSWORD",
                installed.postgresPassword(),
                "SPRING_KAFKA_BOOTSTRAP_SERVERS",
                installed.brokers(),
                "ENGAGEMENT_KEYS",
                installed.data().resolve("keys.yaml").toString(),
                "ENGAGEMENT_KEY_FILE",
                installed.data().resolve("installation.key").toString()));
        settings.put("SPRING_KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT");
        settings.put("SPRING_KAFKA_PROPERTIES_SASL_MECHANISM", "PLAIN");
        settings.put("SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG", Topic.login(installed));
        URI url = URI.create("http://127.0.0.1:" + port);
        Instance instance = new Instance(program(installed.arguments(service), settings), url);
        installed.questions().ask(url.resolve("/actuator/health"));
        return instance;
    }

    /** Returns the same program as its neighbour's, so that it may read that one's class archive. */
    private static ProcessBuilder program(List<String> neighbour, Map<String, String> settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx768m", "-XX:+UseSerialGC"));
        neighbour.stream()
                .filter(word -> word.startsWith("-XX:SharedArchiveFile="))
                .forEach(command::add);
        command.addAll(List.of("-jar", neighbour.getLast()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Files.createTempFile("instance", ".log").toFile()));
        builder.environment().putAll(settings);
        return builder;
    }

    public URI url() {
        return url;
    }

    /** Kills it, like {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Starts it again after it was killed or has ended. */
    void startAgainIfDead() throws IOException {
        if (!process.isAlive()) {
            process = program.start();
        }
    }

    /** Stops it, and lets it finish what it has begun. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
