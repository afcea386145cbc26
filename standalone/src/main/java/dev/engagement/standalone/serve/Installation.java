package dev.engagement.standalone.serve;

import com.sun.management.OperatingSystemMXBean;
import dev.engagement.standalone.broker.BrokerProcess;
import dev.engagement.standalone.demo.Demo;
import dev.engagement.standalone.demo.DemoConnections;
import dev.engagement.standalone.demo.DemoPast;
import dev.engagement.standalone.folder.DataFolder;
import dev.engagement.standalone.folder.Passwords;
import dev.engagement.standalone.imports.ServerKey;
import dev.engagement.standalone.postgresql.PostgreSql;
import dev.engagement.standalone.service.Program;
import dev.engagement.standalone.service.Service;
import dev.engagement.standalone.supervise.Part;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The four processes of one data folder, and their settings for each other. */
final class Installation {
    /** Megabytes of heap that do for a service. */
    private static final int HEAP = 768;

    private static final int MOST_HEAP = 16_384;
    private static final long MEBIBYTE = 1 << 20;

    static final String ENGAGEMENT = "engagement-service";
    static final String REPORTING = "reporting-service";
    static final List<String> DATABASES = List.of("engagement", "reporting", "outbox");

    private final DataFolder folder;
    private final Path home;
    private final Ports ports;
    private final PostgreSql postgresql;
    private final BrokerProcess broker;

    /**
     * Creates an installation.
     *
     * @param home the project's root, where the services are built
     */
    Installation(DataFolder folder, Path home, Ports ports) {
        this.folder = folder;
        this.home = home;
        this.ports = ports;
        this.postgresql = postgresql(folder, ports);
        this.broker = new BrokerProcess(folder.resolve("broker"), ports.kafka, prepared(home));
    }

    static PostgreSql postgresql(DataFolder folder, Ports ports) {
        return new PostgreSql(folder.resolve("postgresql"), ports.postgresql, DATABASES);
    }

    /** Returns the folder of the class archives that make a start quicker, for all data folders. */
    static Path prepared(Path home) {
        return home.resolve("standalone/target/quick-start");
    }

    List<Part> parts() {
        return List.of(
                postgresql.part(),
                broker.part(Set.of(PostgreSql.NAME)),
                service(ENGAGEMENT, HEAP, ports.service, "engagement", engagementSettings(), this::recordingThePast),
                service(REPORTING, readingHeap(), ports.reporting, "reporting", reportingSettings(), List::of));
    }

    private Map<String, String> engagementSettings() {
        return Map.of(
                "engagement.key-file",
                folder.resolve("installation.key").toString(),
                "engagement.connections",
                folder.resolve("connections").toString(),
                "engagement.import-folder",
                folder.resolve("imports").toString());
    }

    private Map<String, String> reportingSettings() {
        return Map.of(
                "engagement.command-side",
                "http://127.0.0.1:" + ports.service,
                "engagement.page-url",
                "http://127.0.0.1:" + ports.reporting,
                "engagement.subscriptions",
                folder.resolve("subscriptions").toString(),
                "engagement.outbox.url",
                postgresql.url("outbox"),
                "engagement.demo",
                Boolean.toString(Files.exists(demoMemory())));
    }

    /** A quarter of the machine's memory, as for any Java program: the reading side holds what it can of the requests in memory. */
    private static int readingHeap() {
        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return (int) Math.clamp(machine.getTotalMemorySize() / 4 / MEBIBYTE, HEAP, MOST_HEAP);
    }

    private Part service(
            String name, int heap, int port, String database, Map<String, String> own, Supplier<List<String>> main) {
        Map<String, String> settings = new HashMap<>(own);
        settings.put("spring.datasource.url", postgresql.url(database) + "?reWriteBatchedInserts=true");
        settings.put("spring.datasource.username", PostgreSql.USER);
        settings.put("spring.kafka.bootstrap-servers", broker.address());
        settings.put("spring.kafka.security.protocol", "SASL_PLAINTEXT");
        settings.put("spring.kafka.properties.sasl.mechanism", "PLAIN");
        settings.put("engagement.keys", folder.resolve("keys.yaml").toString());
        Program program = new Program(home, name, folder.resolve("programs").resolve(name));
        program.unpackAhead();
        // PostgreSQL has its password only after its first start, and no service starts before that.
        return new Service(name, program, prepared(home), heap, port, settings, this::secrets, main)
                .part(Set.of(PostgreSql.NAME), Set.of(PostgreSql.NAME, BrokerProcess.NAME));
    }

    private Map<String, String> secrets() throws IOException {
        Path customerDoor = folder.resolve("customer-door.key");
        Passwords.make(customerDoor);
        return Map.of(
                "ENGAGEMENT_CUSTOMER_DOOR_KEY",
                Passwords.read(customerDoor),
                "SPRING_DATASOURCE_PASSWORD",
                postgresql.password(),
                "SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG",
                broker.login());
    }

    /** Writes the past of a demo if the folder is new, and the connections that the demo lacks. */
    void prepareDemo(Instant now) throws IOException {
        demoConnections().prepare();
        if (Files.notExists(postgresql.folder())) {
            DemoPast.write(demoMemory(), past(), now);
        }
    }

    private List<String> recordingThePast() {
        return Files.exists(past()) ? List.of("dev.engagement.service.past.DemoService", past().toString()) : List.of();
    }

    /** Deletes the demo's past when it is recorded. */
    void forgetPast() throws IOException {
        Files.deleteIfExists(past());
    }

    private Path past() {
        return folder.resolve("demo-past.ndjson");
    }

    private Path demoMemory() {
        return folder.resolve("demo");
    }

    private DemoConnections demoConnections() {
        return new DemoConnections(folder.resolve("connections"));
    }

    Demo demo(ServerKey key, InstantSource clock, PrintStream out) throws IOException {
        URI service = URI.create("http://127.0.0.1:" + ports.service);
        URI reporting = URI.create("http://127.0.0.1:" + ports.reporting);
        return new Demo(demoMemory(), demoConnections(), service, reporting, key, clock, out);
    }

    /** Returns the addresses of all parts, and first steps. */
    String guide(Instant now) {
        String opened = now.minusSeconds(60).truncatedTo(ChronoUnit.SECONDS).toString();
        return """

                tools push to   http://127.0.0.1:%1$d/v1/events
                figures are at  http://127.0.0.1:%2$d/v1/scorecard
                Kafka           %3$s, topic engagement.requests.v1 (SASL PLAIN, user %10$s, password in %11$s)
                PostgreSQL      %4$s (user %5$s, password in %6$s)
                data and logs   %7$s
                keys            %12$s

                Push a first entry:
                  curl -sS -H 'content-type: application/cloudevents+json' http://127.0.0.1:%1$d/v1/events -d \\
                    '{"specversion":"1.0","type":"dev.engagement.request-opened.v1","source":"/tools/first","id":"opened-%8$d","subject":"first:REQ-%8$d","time":"%9$s","data":{"activity":"incident","service":"mail","priority":"high","impact":"medium"}}'
                and see its figures:
                  curl -sS 'http://127.0.0.1:%2$d/v1/scorecard?where=source:/tools/first'

                Ctrl-C stops all of it; the data stays.
                """.formatted(
                        ports.service,
                        ports.reporting,
                        broker.address(),
                        postgresql.url("engagement"),
                        PostgreSql.USER,
                        postgresql.passwordFile(),
                        folder.path(),
                        now.getEpochSecond(),
                        opened,
                        BrokerProcess.USER,
                        broker.passwordFile(),
                        keys(folder, System.getenv()));
    }

    /** Returns who gets in, as the services see it, which inherit our environment. */
    static String keys(DataFolder folder, Map<String, String> environment) {
        String issuer = environment.getOrDefault("ENGAGEMENT_OIDC_ISSUER", "");
        if (!issuer.isBlank()) {
            return "needed: -H 'authorization: Bearer …' with a token of %s or a key of './engagement key create'"
                    .formatted(issuer);
        }
        return Files.exists(folder.resolve("keys.yaml"))
                ? "needed: -H 'authorization: Bearer egk_…'; './engagement key create' makes one"
                : "none needed until './engagement key create' made one; then -H 'authorization: Bearer egk_…'";
    }
}
