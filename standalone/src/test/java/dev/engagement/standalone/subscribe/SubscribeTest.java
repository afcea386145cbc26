package dev.engagement.standalone.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.engagement.documents.subscriptions.Recipient.Webhook;
import dev.engagement.documents.subscriptions.Subscription;
import dev.engagement.documents.subscriptions.Subscription.AskRule;
import dev.engagement.documents.subscriptions.SubscriptionFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SubscribeTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path data = Path.of("");

    private int subscribe(String... arguments) {
        CommandLine command = new CommandLine(new Subscribe(new PrintStream(said, true, StandardCharsets.UTF_8)))
                .setErr(new PrintWriter(said, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    line.getErr().println(failure.getMessage());
                    return 2;
                });
        return command.execute(arguments);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_subscription_is_written_with_a_fresh_secret_that_its_owner_alone_may_read() throws IOException {
        int exit = subscribe(
                "create",
                "leads",
                "--data=" + data,
                "--webhook=https://chat.example/x",
                "--mail=leads@example.org",
                "--where=team:network",
                "--where=team:desk",
                "--target=promise",
                "--at=75%",
                "--at=missed");

        assertThat(exit).as(said()).isZero();
        Path file = data.resolve("subscriptions/leads.yaml");
        Subscription written = SubscriptionFile.read(file).subscription();
        assertThat(written.where()).containsEntry("team", Set.of("network", "desk"));
        assertThat(written.targets()).containsExactly("promise");
        assertThat(written.recipients()).containsExactly("webhook 1", "mail 2");
        assertThat(said())
                .contains(((Webhook) written.to().getFirst()).secrets().getFirst());
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThat(Files.getPosixFilePermissions(data.resolve("subscriptions/leads.secret")))
                .hasSize(2);

        subscribe("list", "--data=" + data);
        assertThat(said()).contains("leads", "promise", "75%,missed", "webhook 1, mail 2");
    }

    @Test
    void what_the_server_would_refuse_is_told_and_not_left_behind() {
        assertThat(subscribe("create", "leads", "--data=" + data, "--webhook=https://x", "--at=soon"))
                .isEqualTo(2);
        assertThat(said()).contains("--at must be a share such as 75%");
        assertThat(data.resolve("subscriptions")).isEmptyDirectory();
        assertThat(subscribe("create", "leads", "--data=" + data)).isEqualTo(2);
        assertThat(said()).contains("a subscription needs a recipient");
        assertThat(subscribe("create", "../leads", "--data=" + data, "--mail=a@example.org"))
                .isEqualTo(2);
        assertThat(said()).contains("is not a name for a subscription");
    }

    @Test
    void a_subscription_that_asks_is_written_as_the_service_reads_it() throws IOException {
        assertThat(subscribe("create", "rate", "--ask", "--data=" + data, "--where=service:mail"))
                .as(said())
                .isZero();
        Subscription usual =
                SubscriptionFile.read(data.resolve("subscriptions/rate.yaml")).subscription();
        assertThat(usual.ask()).isEqualTo(new AskRule(Duration.ofHours(1)));
        assertThat(usual.where()).containsEntry("service", Set.of("mail"));
        assertThat(usual.to()).isEmpty();
        assertThat(said()).doesNotContain("trial");

        assertThat(subscribe(
                        "create", "late", "--ask", "--wait=PT4H", "--data=" + data, "--webhook=https://desk.example"))
                .as(said())
                .isZero();
        Subscription late =
                SubscriptionFile.read(data.resolve("subscriptions/late.yaml")).subscription();
        assertThat(late.ask()).isEqualTo(new AskRule(Duration.ofHours(4)));
        assertThat(((Webhook) late.to().getFirst()).secrets()).hasSize(1);
        assertThat(said()).contains("with the secret whsec_", "subscribe trial late");

        subscribe("list", "--data=" + data);
        assertThat(said())
                .containsPattern("rate +service:mail +ask +PT1H after resolved +the requester")
                .containsPattern("late +all requests +ask +PT4H after resolved +the requester, webhook 1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --ask --target=own                             | --target does not go with --ask
            --ask --at=missed                              | --at does not go with --ask
            --ask --mail=a@example.org                     | --mail does not go with --ask
            --ask --webhook=https://a --webhook=https://b  | --webhook goes with --ask once only
            --ask --wait=soon                              | --wait must be a time of at most 7 days
            --ask --wait=P8D                               | --wait must be a time of at most 7 days
            --wait=PT1H --mail=a@example.org               | --wait goes with --ask only
            --ask --where=colour:red                       | --where holds "colour"
            --mail=nobody                                  | --mail must be addresses
            --webhook=ftp://x                              | --webhook must be an address
            --webhook=https://x --format=xml               | --format holds "xml"
            --mail=a@example.org --target=fame             | --target holds "fame"
            """)
    void a_mistake_is_told_by_its_option(String options, String told) {
        List<String> arguments = new ArrayList<>(List.of("create", "leads", "--data=" + data));
        arguments.addAll(List.of(options.split(" ")));

        assertThat(subscribe(arguments.toArray(String[]::new))).isEqualTo(2);
        assertThat(said()).contains(told);
        assertThat(data.resolve("subscriptions/leads.yaml")).doesNotExist();
        assertThat(data.resolve("subscriptions/leads.secret")).doesNotExist();
    }

    @Test
    void what_is_there_already_is_never_written_over() {
        subscribe("create", "leads", "--data=" + data, "--mail=a@example.org");

        assertThat(subscribe("create", "leads", "--data=" + data, "--mail=b@example.org"))
                .isEqualTo(2);
        assertThat(said()).contains("leads.yaml is there already");
    }

    @Test
    void a_trial_tells_what_became_of_it_at_each_recipient() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] answer = ("{\"subscription\":\"leads\",\"recipients\":[{\"recipient\":\"webhook 1\",\"result\":\"sent\","
                        + "\"problem\":null},{\"recipient\":\"mail 2\",\"result\":\"undelivered\",\"problem\":\"no server\"}]}")
                .getBytes(StandardCharsets.UTF_8);
        server.createContext("/v1/subscriptions/leads/trial", exchange -> {
            exchange.sendResponseHeaders(exchange.getRequestMethod().equals("POST") ? 200 : 405, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            assertThat(subscribe(
                            "trial",
                            "leads",
                            "--url=http://127.0.0.1:" + server.getAddress().getPort()))
                    .isEqualTo(1);
            assertThat(said()).contains("webhook 1: sent", "mail 2: undelivered, no server");
        } finally {
            server.stop(0);
        }
    }
}
