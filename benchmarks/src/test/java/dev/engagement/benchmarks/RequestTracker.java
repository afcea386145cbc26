package dev.engagement.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Request Tracker 5 on a database of its own, with the scrip that its sheet prints. */
final class RequestTracker implements AutoCloseable {
    static final String IT = "root:password";

    private static final Path SETUP = Path.of("/usr/sbin/rt-setup-database-5");
    private static final Path SERVER = Path.of("/usr/share/request-tracker5/libexec/rt-server");
    private static final Path SQLITE = Path.of("/usr/share/doc/rt5-db-sqlite");
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final URI api;

    private RequestTracker(Process process, URI api) {
        this.process = process;
        this.api = api;
    }

    /** Leaves the test out where the program is not installed, also in CI: it has a hundred packages. */
    static void require() {
        assumeTrue(
                Files.isExecutable(SETUP) && Files.isExecutable(SERVER) && Files.exists(SQLITE),
                "left out: Request Tracker is not installed (apt-get install request-tracker5 rt5-standalone rt5-db-sqlite)");
    }

    static RequestTracker start(Path folder, String sheet) throws IOException, InterruptedException {
        int port = Installed.freePort();
        configure(folder, port);
        setUp(folder, "init", "--dba", "root", "--dba-password", "none");
        setUp(folder, "insert", "--skip-create", "--datafile", scrip(folder, sheet));
        setUp(folder, "insert", "--skip-create", "--datafile", rights(folder));
        Process server = program(folder, SERVER.toString(), "--host", "127.0.0.1", "--port", String.valueOf(port));
        RequestTracker tracker = new RequestTracker(server, URI.create("http://127.0.0.1:" + port + "/REST/2.0/"));
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> tracker.ask("GET", IT, "rt", "").statusCode() == 200);
        return tracker;
    }

    private static void configure(Path folder, int port) throws IOException {
        Files.createDirectory(folder.resolve("d"));
        Files.writeString(folder.resolve("RT_SiteConfig.pm"), """
                Set($rtname, 'rt.example.org'); Set($WebPath, ''); Set($WebDomain, '127.0.0.1'); Set($WebPort, %d);
                Set($DatabaseType, 'SQLite'); Set($DatabaseName, '%s'); Set($MailCommand, 'testfile');
                Set($RestrictReferrer, 0); Set($LogToSyslog, undef); Set($LogToSTDERR, 'warning');
                1;
                """.formatted(port, folder.resolve("rt.db")));
    }

    /** The scrip as the sheet prints it. */
    private static String scrip(Path folder, String sheet) throws IOException {
        return Files.writeString(
                        folder.resolve("scrip.pl"),
                        sheet.lines()
                                .filter(line -> line.startsWith("#     "))
                                .map(line -> line.substring(6))
                                .collect(Collectors.joining("\n")))
                .toString();
    }

    /** Customers may answer, and colleagues may own. */
    private static String rights(Path folder) throws IOException {
        return Files.writeString(folder.resolve("rights.pl"), """
                @ACL = (
                  (map { { GroupDomain => 'RT::System-Role', GroupType => 'Requestor', Right => $_ } }
                    qw(ShowTicket ReplyToTicket)),
                  { GroupDomain => 'SystemInternal', GroupType => 'Privileged', Right => 'OwnTicket' });
                1;
                """).toString();
    }

    private static void setUp(Path folder, String action, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(SETUP.toString(), "--action", action));
        command.addAll(List.of(more));
        Path log = folder.resolve("rt.log");
        int exit = program(folder, command.toArray(String[]::new)).waitFor();
        assertThat(exit).as(action + ": " + Files.readString(log)).isZero();
    }

    private static Process program(Path folder, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("rt.log").toFile()));
        builder.environment()
                .put("RT_SITE_CONFIG", folder.resolve("RT_SiteConfig.pm").toString());
        builder.environment().put("RT_SITE_CONFIG_DIR", folder.resolve("d").toString());
        return builder.start();
    }

    /** A change of the ticket, as RT records it. */
    record Transaction(String type, String field, Instant created) {}

    /** Does something that changes no ticket. */
    void prepare(String path, String json) throws IOException, InterruptedException {
        HttpResponse<String> answer = ask("POST", IT, path, json.replace('\'', '"'));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    /**
     * Does something to ticket 1, in a second in which nothing else has happened to it, since that is how exactly RT tells the time; returns
     * what RT says of it.
     */
    List<Transaction> does(String user, String method, String path, String json)
            throws IOException, InterruptedException {
        List<Transaction> before = path.equals("ticket") ? List.of() : transactions();
        Instant last = before.stream()
                .map(Transaction::created)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        await().pollInterval(Duration.ofMillis(20)).until(() -> Instant.now().isAfter(last.plusSeconds(1)));
        Instant start = Instant.now();
        HttpResponse<String> answer = ask(method, user, path, json.replace('\'', '"'));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        List<Transaction> after = transactions();
        List<Transaction> done = after.subList(before.size(), after.size());
        assertThat(done).as(path + " " + json).isNotEmpty().allSatisfy(one -> assertThat(one.created())
                .isBetween(start.minusSeconds(1), Instant.now()));
        return done;
    }

    /** The transactions of ticket 1, in their order. */
    List<Transaction> transactions() throws IOException, InterruptedException {
        JsonNode history = JSON.readTree(ask("GET", IT, "ticket/1/history?fields=Type,Field,Created&per_page=100", "")
                .body());
        return history.path("items")
                .valueStream()
                .sorted((one, other) -> Integer.compare(number(one), number(other)))
                .map(item -> new Transaction(
                        item.path("Type").asString(),
                        item.path("Field").asString(""),
                        Instant.parse(item.path("Created").asString())))
                .toList();
    }

    private static int number(JsonNode item) {
        return Integer.parseInt(item.path("id").asString());
    }

    private HttpResponse<String> ask(String method, String user, String path, String body)
            throws IOException, InterruptedException {
        String basic = Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(api.resolve(path))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
        http.close();
    }
}
