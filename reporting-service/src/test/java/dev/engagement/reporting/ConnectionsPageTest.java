package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.reporting.Stage.Answer;
import dev.engagement.reporting.Stage.Service;
import java.net.URI;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The view of connections: what the command side says of them, and deliveries that are read again. */
class ConnectionsPageTest {
    private static Stage stage;
    private static StandInCommandSide commandSide;
    private static Service service;

    @BeforeAll
    static void open() {
        stage = new Stage().withTopics();
        commandSide = new StandInCommandSide();
        service = stage.service(Stage.database(), "--engagement.command-side=" + commandSide.url());
    }

    @AfterAll
    static void close() {
        stage.close();
        commandSide.close();
    }

    @BeforeEach
    void connect() {
        commandSide.connected(true);
    }

    @Test
    void connections_are_asked_of_the_command_side() {
        assertThat(service.get("/connections").body())
                .contains("1 connection; what is usual is known after a week of deliveries.")
                .doesNotContain("longer than usual")
                .contains("ignored: it is not about an issue")
                .contains("1,200")
                .contains("the state &quot;In Arbeit&quot; is unknown")
                .contains("1 delivery that was not understood")
                .contains("no JSON")
                .contains("/connections/quarantine/7/retry");
        commandSide.usual(3_600);
        assertThat(service.get("/connections").body())
                .containsPattern(
                        "1 connection; jira has been silent for \\d+ days[^,]*, it never is on a \\w+day at this hour\\.")
                .contains(", longer than usual");
        commandSide.usual(400_000_000);
        assertThat(service.get("/connections").body()).contains("1 connection; none is silent for longer than usual.");
    }

    @Test
    void a_delivery_in_quarantine_is_read_again_and_its_end_is_told() {
        assertThat(retried(service)).contains("Delivery 7 is being read again.");
        assertThat(commandSide.asked()).contains("POST /v1/quarantine/7/retry null");
        commandSide.retriesEnd("recorded");
        assertThat(retried(service)).contains("Delivery 7 was read again, and all that it tells is recorded.");
        commandSide.retriesEnd("quarantined");
        assertThat(retried(service))
                .contains("Delivery 7 was read again, and is still in quarantine: unreadable: no JSON");
        assertThat(service.get("/connections?retried=7&outcome=recorded").body())
                .as("an address that is kept says what is so by now")
                .contains("is still in quarantine");
        assertThat(service.get("/connections?retried=7&outcome=splendid").status())
                .isEqualTo(400);
    }

    @Test
    void an_empty_installation_says_what_to_do() {
        commandSide.connected(false);
        assertThat(service.get("/connections").body())
                .contains("No tool is connected by webhooks yet.")
                .contains("./engagement connect jira");
        assertThat(service.get("/").body())
                .contains("no request was opened")
                .contains("href=\"/connections\"")
                .contains("./engagement serve --demo");
        assertThat(service.get("/board").body())
                .contains("Nobody is waiting for anything.")
                .contains("has a tool pushed any?");
        assertThat(service.get("/replays").body()).contains("There is none yet. Start one with the charter");
    }

    /** Tries a delivery again; returns the view that follows. */
    static String retried(Service service) {
        Answer answer = service.post("/connections/quarantine/7/retry", "application/x-www-form-urlencoded", "");
        assertThat(answer.status()).isEqualTo(303);
        URI there = URI.create(
                Objects.requireNonNull(answer.headers().get("Location")).getFirst());
        return service.get(there.getRawPath() + "?" + there.getRawQuery()).body();
    }
}
