package dev.engagement.standalone.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.engagement.standalone.messages.Obstacle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReportTest {
    private static final String VIEW = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <link rel="icon" href="/page/icon.svg" type="image/svg+xml">
              <link rel="stylesheet" href="/page/page.css">
              <script src="/page/page.js" defer></script>
            </head>
            <body><main><h1>Worse</h1><a href="/behind?measure=urgency">4</a> <a href="#pace">Pace</a></main></body>
            </html>
            """;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer server = server();
    private int status = 200;
    private String view = VIEW;

    @TempDir
    private Path folder = Path.of("");

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException taken) {
            throw new IllegalStateException(taken);
        }
    }

    @BeforeEach
    void serve() {
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            boolean isStyle = exchange.getRequestURI().getPath().endsWith(".css");
            byte[] body = (isStyle ? "h1 { margin: 0; }\n" : view).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(isStyle ? 200 : status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String report(String... arguments) throws IOException, InterruptedException {
        Report report = new Report(new PrintStream(said, true, StandardCharsets.UTF_8));
        Path file = folder.resolve("report.html");
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url=" + url() + "/", "--out=" + file));
        new CommandLine(report).parseArgs(all.toArray(String[]::new));
        assertThat(report.call()).isZero();
        return Files.readString(file);
    }

    @Test
    void a_period_is_written_into_one_file_that_needs_no_server() throws IOException, InterruptedException {
        String file = report("--month=2026-10", "--where=team:desk", "--where=urgency:high", "--by=service");

        assertThat(asked)
                .containsExactly("/?month=2026-10&where=team%3Adesk&where=urgency%3Ahigh&by=service", "/page/page.css");
        assertThat(file)
                .contains("<html class=\"report\" lang=\"en\">", "<style>\nh1 { margin: 0; }\n</style>")
                .contains("<a href=\"" + url() + "/behind?measure=urgency\">", "<a href=\"#pace\">")
                .doesNotContain("<script", "<link");
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("report.html");
    }

    @Test
    void what_the_server_refuses_is_said_in_its_words() {
        status = 400;
        view =
                "<html><main id=\"main\"><h1>Invalid</h1><p>&quot;month&quot; must be a month</p><a href=\"/\">Start</a></main>";

        assertThatThrownBy(() -> report("--month=soon"))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("refused this (400): Invalid \"month\" must be a month")
                .hasMessageNotContaining("Start");
        assertThat(folder.resolve("report.html")).doesNotExist();
    }

    @Test
    void a_server_that_is_away_is_named() {
        server.stop(0);

        assertThatThrownBy(() -> report("--month=2026-10"))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining(url() + " does not answer");
    }
}
