package dev.engagement.service;

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
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Request Tracker 5 with the scrip that its sheet prints: a ticket is opened, worked on, and reopened by its customer. */
class RequestTrackerTest extends ToolDoors {
    private static final Path SETUP = Path.of("/usr/sbin/rt-setup-database-5");
    private static final Path SERVER = Path.of("/usr/share/request-tracker5/libexec/rt-server");
    private static final String IT = "root:password";
    private static final String CUSTOMER = "ana:any-news";

    private final HttpClient client = HttpClient.newHttpClient();
    private String api = "";

    @TempDir
    private Path folder = Path.of("");

    RequestTrackerTest(@TempDir Path connections) {
        super(connections);
    }

    @Test
    void a_ticket_from_its_opening_to_its_reopening_is_a_story() throws Exception {
        assumeTrue(
                Files.isExecutable(SETUP)
                        && Files.isExecutable(SERVER)
                        && Files.exists(Path.of("/usr/share/doc/rt5-db-sqlite")),
                "left out: Request Tracker is not installed (apt-get install request-tracker5 rt5-standalone"
                        + " rt5-db-sqlite)");
        int port = Programs.freePort();
        configure(port);
        setUp("init", "--dba", "root", "--dba-password", "none");
        setUp("insert", "--skip-create", "--datafile", scrip().toString());
        setUp("insert", "--skip-create", "--datafile", rights().toString());
        Process tracker = program(SERVER.toString(), "--host", "127.0.0.1", "--port", String.valueOf(port));
        try {
            api = "http://127.0.0.1:" + port + "/REST/2.0";
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> ask("GET", IT, "/rt", "").statusCode() == 200);
            ticketsLife();
        } finally {
            tracker.destroy();
            tracker.waitFor();
        }
    }

    private void ticketsLife() {
        done("POST", IT, "/user", "{'Name': 'ana', 'EmailAddress': 'ana@example.org', 'Password': 'any-news'}");
        done("POST", IT, "/ticket", "{'Queue': 'General', 'Subject': 'Mail is slow', 'Requestor': 'ana@example.org'}");
        done("PUT", IT, "/ticket/1", "{'Owner': 'root'}");
        done("POST", IT, "/ticket/1/correspond", "{'Content': 'We look', 'ContentType': 'text/plain'}");
        done("POST", IT, "/ticket/1/comment", "{'Content': 'Disk?', 'ContentType': 'text/plain'}");
        done("POST", CUSTOMER, "/ticket/1/correspond", "{'Content': 'Any news?', 'ContentType': 'text/plain'}");
        done("PUT", IT, "/ticket/1", "{'Status': 'stalled'}");
        done("PUT", IT, "/ticket/1", "{'Status': 'open'}");
        done("PUT", IT, "/ticket/1", "{'Status': 'resolved'}");
        done("POST", CUSTOMER, "/ticket/1/correspond", "{'Content': 'Still slow', 'ContentType': 'text/plain'}");
        awaitWorkedOff();

        assertThat(names(entries("rt")))
                .containsExactlyInAnyOrder(
                        "request-opened",
                        "ownership-changed",
                        "progress-reported",
                        "progress-reported",
                        "customer-contacted",
                        "barrier-raised",
                        "barrier-cleared",
                        "request-resolved",
                        "request-reopened",
                        "customer-contacted");
        assertThat(entries("rt")).allMatch(line -> line.startsWith("rt:1 "));
        String story = service.getText("/v1/requests/rt:1/entries");
        assertThat(story)
                .containsOnlyOnce("\"visibleToCustomer\":true")
                .containsOnlyOnce("\"visibleToCustomer\":false")
                .contains("\"service\":\"General\"", "\"waitingOn\":\"customer\"");
        assertThat(instants("/ticket/1/history?fields=Type,Created,Field,NewValue&per_page=100"))
                .as("RT's own record")
                .containsAll(
                        entries("rt").stream().map(line -> line.split(" ")[1]).toList());
    }

    /** The instants of the ticket's transactions, as RT tells them itself. */
    private List<String> instants(String path) {
        JsonNode answer = new JsonMapper().readTree(ask("GET", IT, path, "").body());
        return answer.path("items")
                .valueStream()
                .map(item -> item.path("Created").asString())
                .toList();
    }

    private void configure(int port) throws IOException {
        Files.createDirectory(folder.resolve("d"));
        Files.writeString(folder.resolve("RT_SiteConfig.pm"), """
                Set($rtname, 'rt.example.org'); Set($WebPath, ''); Set($WebDomain, '127.0.0.1'); Set($WebPort, %d);
                Set($DatabaseType, 'SQLite'); Set($DatabaseName, '%s'); Set($MailCommand, 'testfile');
                Set($RestrictReferrer, 0); Set($LogToSyslog, undef); Set($LogToSTDERR, 'warning');
                1;
                """.formatted(port, folder.resolve("rt.db")));
    }

    /** The scrip as the sheet prints it. */
    private Path scrip() throws IOException {
        return Files.writeString(
                folder.resolve("scrip.pl"),
                connectBySheet("rt", "request-tracker")
                        .lines()
                        .filter(line -> line.startsWith("#     "))
                        .map(line -> line.substring(6))
                        .collect(Collectors.joining("\n")));
    }

    private Path rights() throws IOException {
        return Files.writeString(folder.resolve("rights.pl"), """
                @ACL = map { { GroupDomain => 'RT::System-Role', GroupType => 'Requestor', Right => $_ } }
                  qw(ShowTicket ReplyToTicket);
                1;
                """);
    }

    private void setUp(String action, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(SETUP.toString(), "--action", action));
        command.addAll(List.of(more));
        assertThat(program(command.toArray(String[]::new)).waitFor())
                .as(action + ": " + folder.resolve("log"))
                .isZero();
    }

    private Process program(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
        builder.environment()
                .put("RT_SITE_CONFIG", folder.resolve("RT_SiteConfig.pm").toString());
        builder.environment().put("RT_SITE_CONFIG_DIR", folder.resolve("d").toString());
        return builder.start();
    }

    private void done(String method, String user, String path, String json) {
        HttpResponse<String> answer = ask(method, user, path, json.replace('\'', '"'));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    }

    private HttpResponse<String> ask(String method, String user, String path, String body) {
        String basic = Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(api + path))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
