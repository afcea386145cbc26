package dev.engagement.benchmarks;

import static java.time.Duration.between;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.engagement.benchmarks.RequestTracker.Transaction;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Real tools, connected by {@code ./engagement connect}, live a request; its readings are those that a reader of this file computes from the
 * instants of the tool.
 */
@Demo
class RealToolsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CUSTOMER = "ana:any-news";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void an_alert_of_alertmanager_is_a_request_from_its_start_to_its_end(Installed installed) throws Exception {
        Alertmanager.require();
        Instant start = Instant.parse("2026-01-05T09:00:00Z");
        Instant end = Instant.parse("2026-01-05T09:42:30Z");
        try (ConnectedTool tool = ConnectedTool.of(installed, "alertmanager", "alerts");
                Alertmanager alertmanager = Alertmanager.start(folder, tool.sheet())) {
            tool.publish("half-past-nine", "[\"09:30-17:00\"]", "PT1H");
            alertmanager.alert(start, null);
            String subject = "alerts:" + alertmanager.fingerprint() + "@" + start;
            await("told again and again").atMost(PATIENCE).until(() -> alertmanager.notified() >= 3);
            alertmanager.alert(start, end);
            tool.awaitEntries(subject, 2);

            assertThat(tool.entries(subject)).containsExactly("request-opened " + start, "request-resolved " + end);
            assertAlert(tool.reported(subject, "half-past-nine"));
        }
    }

    private static void assertAlert(JsonNode request) {
        assertThat(request.at("/dimensions/service").asString()).isEqualTo("mail");
        assertThat(request.at("/dimensions/team").asString()).isEqualTo("storage");
        assertThat(request.at("/dimensions/priority").asString()).isEqualTo("critical");
        JsonNode readings = request.path("readings");
        // From 09:00:00 to 09:42:30 are 2,550 seconds, from half past nine on 750. A machine resolved it: no
        // engagement.
        for (String ended : List.of("time-to-engage", "time-to-own")) {
            assertTime(readings, ended, "ended", 2_550, 750);
        }
        assertValue(readings, "contacts-to-engage", "ended", 1);
        for (String settled : List.of("time-to-resolve", "time-to-resolve-ours", "time-unowned")) {
            assertTime(readings, settled, "settled", 2_550, 750);
        }
        for (String none : List.of("hand-offs", "reopenings", "seen-through", "reassessments")) {
            assertValue(readings, none, "settled", 0);
        }
        assertValue(readings, "right-first-time", "settled", 1);
        for (String absent : List.of("time-to-re-engage", "pace-kept", "longest-silence", "time-to-answer")) {
            assertThat(readings.at("/" + absent + "/status").asString("absent"))
                    .as(absent)
                    .isEqualTo("absent");
        }
    }

    @Test
    void a_ticket_of_request_tracker_is_a_story_to_its_reopening_and_second_resolution(Installed installed)
            throws Exception {
        RequestTracker.require();
        try (ConnectedTool tool = ConnectedTool.of(installed, "request-tracker", "rt");
                RequestTracker tracker = RequestTracker.start(folder, tool.sheet())) {
            tool.publish("always", "[\"00:00-24:00\"]", "PT1S");
            tracker.prepare("user", "{'Name': 'ana', 'EmailAddress': 'ana@example.org', 'Password': 'any-news'}");
            tracker.prepare("user", "{'Name': 'ben', 'EmailAddress': 'ben@example.org', 'Privileged': 1}");
            Ticket ticket = live(tracker);
            tool.awaitEntries("rt:1", 15);

            assertThat(tool.entries("rt:1"))
                    .containsExactlyInAnyOrderElementsOf(ticket.entries().toList());
            assertReadings(ticket, tool.reported("rt:1", "always").path("readings"));
        }
    }

    /** The instants of a ticket's life, in their order. */
    private record Ticket(
            Instant opened,
            Instant asked,
            Instant owned,
            Instant answered,
            Instant updated,
            Instant noted,
            Instant askedAgain,
            Instant stalled,
            Instant resumed,
            Instant handedOver,
            Instant resolved,
            Instant complained,
            Instant reopened,
            Instant answeredAgain,
            Instant resolvedAgain) {
        Stream<String> entries() {
            return Stream.of(
                    "request-opened " + opened,
                    "customer-contacted " + asked,
                    "ownership-changed " + owned,
                    "progress-reported " + answered,
                    "progress-reported " + updated,
                    "progress-reported " + noted,
                    "customer-contacted " + askedAgain,
                    "barrier-raised " + stalled,
                    "barrier-cleared " + resumed,
                    "ownership-changed " + handedOver,
                    "request-resolved " + resolved,
                    "customer-contacted " + complained,
                    "request-reopened " + reopened,
                    "progress-reported " + answeredAgain,
                    "request-resolved " + resolvedAgain);
        }
    }

    private static Ticket live(RequestTracker tracker) throws IOException, InterruptedException {
        Instant opened = at(
                tracker.does(
                        RequestTracker.IT,
                        "POST",
                        "ticket",
                        "{'Queue': 'General', 'Subject': 'Mail is slow', 'Requestor': 'ana@example.org'}"),
                "Create");
        Instant asked = says(tracker, CUSTOMER, "correspond", "Hello?");
        Instant owned = sets(tracker, "Owner", "root");
        Instant answered = says(tracker, RequestTracker.IT, "correspond", "We look");
        Instant updated = says(tracker, RequestTracker.IT, "correspond", "It is the disk");
        Instant noted = says(tracker, RequestTracker.IT, "comment", "Again");
        Instant askedAgain = says(tracker, CUSTOMER, "correspond", "Any news?");
        Instant stalled = sets(tracker, "Status", "stalled");
        Instant resumed = sets(tracker, "Status", "open");
        Instant handedOver = sets(tracker, "Owner", "ben");
        Instant resolved = sets(tracker, "Status", "resolved");
        List<Transaction> complaint = tracker.does(CUSTOMER, "POST", "ticket/1/correspond", content("Still slow"));
        Instant answeredAgain = says(tracker, RequestTracker.IT, "correspond", "Sorry");
        Instant resolvedAgain = sets(tracker, "Status", "resolved");
        return new Ticket(
                opened,
                asked,
                owned,
                answered,
                updated,
                noted,
                askedAgain,
                stalled,
                resumed,
                handedOver,
                resolved,
                at(complaint, "Correspond"),
                at(complaint, "Status"),
                answeredAgain,
                resolvedAgain);
    }

    private static Instant says(RequestTracker tracker, String user, String how, String text)
            throws IOException, InterruptedException {
        return at(
                tracker.does(user, "POST", "ticket/1/" + how, content(text)),
                how.equals("comment") ? "Comment" : "Correspond");
    }

    private static String content(String text) {
        return "{'Content': '%s', 'ContentType': 'text/plain'}".formatted(text);
    }

    private static Instant sets(RequestTracker tracker, String field, String value)
            throws IOException, InterruptedException {
        return tracker.does(RequestTracker.IT, "PUT", "ticket/1", "{'%s': '%s'}".formatted(field, value)).stream()
                .filter(one -> one.field().equals(field) && !one.type().equals("SetWatcher"))
                .map(Transaction::created)
                .findFirst()
                .orElseThrow();
    }

    private static Instant at(List<Transaction> done, String type) {
        return done.stream()
                .filter(one -> one.type().equals(type))
                .map(Transaction::created)
                .findFirst()
                .orElseThrow();
    }

    private static void assertReadings(Ticket ticket, JsonNode readings) {
        // Root got ownership before anybody answered: that engaged IT, after the opening and one more contact.
        assertTime(readings, "time-to-engage", seconds(ticket.opened, ticket.owned));
        assertTime(readings, "time-to-own", seconds(ticket.opened, ticket.owned));
        assertTime(readings, "time-unowned", seconds(ticket.opened, ticket.owned));
        assertValue(readings, "contacts-to-engage", "settled", 2);
        assertTime(readings, "time-to-re-engage", seconds(ticket.reopened, ticket.answeredAgain));
        assertValue(readings, "hand-offs", "settled", 1);
        assertValue(readings, "team-hand-offs", "settled", 0);
        assertValue(readings, "seen-through", "settled", 0);
        assertValue(readings, "reopenings", "settled", 1);
        assertValue(readings, "right-first-time", "settled", 0);
        double waiting = seconds(ticket.stalled, ticket.resumed);
        double resolve = seconds(ticket.opened, ticket.resolvedAgain);
        assertTime(readings, "time-to-resolve", resolve);
        assertTime(readings, "time-to-resolve-ours", resolve - waiting);
        assertTime(readings, "waiting-on-customer", waiting);
        assertTime(readings, "waiting-on-others", 0);
        assertValue(readings, "barriers-told", "settled", 0);

        // The customer heard of it at the answer, at the update and at the second answer; the note was internal.
        double first = seconds(ticket.owned, ticket.answered);
        double second = seconds(ticket.answered, ticket.updated);
        double third = seconds(ticket.updated, ticket.resolved) - waiting;
        double fourth = seconds(ticket.answeredAgain, ticket.resolvedAgain);
        double all = first + second + third + fourth;
        assertTime(readings, "longest-silence", Math.max(Math.max(first, second), Math.max(third, fourth)));
        // One second is allowed, and no gap is shorter.
        assertValue(readings, "pace-kept", "settled", 4 / all);
        assertValue(
                readings,
                "steadiness",
                "settled",
                all * all / (4 * (first * first + second * second + third * third + fourth * fourth)));
        // Three questions: the second one was answered by the resolution. Of three words one was no answer.
        double answers = seconds(ticket.asked, ticket.answered)
                + seconds(ticket.askedAgain, ticket.resolved)
                + seconds(ticket.complained, ticket.answeredAgain);
        assertTime(readings, "time-to-answer", answers / 3);
        assertValue(readings, "proactive-updates", "settled", 1 / 3.0);
        // Engaged, owned and resolved within the hour, but the pace was not kept.
        assertValue(readings, "targets-met", "settled", 0.75);
        assertThat(readings.at("/urgency/value").asString()).isEqualTo("medium");
        assertThat(readings.at("/urgency/assumed").asBoolean()).isTrue();
    }

    private static double seconds(Instant from, Instant to) {
        return between(from, to).toSeconds();
    }

    /** Both clocks agree where it is always working time. */
    private static void assertTime(JsonNode readings, String measure, double seconds) {
        assertTime(readings, measure, "settled", seconds, seconds);
    }

    private static void assertTime(JsonNode readings, String measure, String status, double elapsed, double service) {
        JsonNode reading = readings.path(measure);
        assertThat(reading.path("status").asString()).as(measure).isEqualTo(status);
        assertThat(reading.path("elapsed").asDouble()).as(measure).isEqualTo(elapsed, within(0.001));
        assertThat(reading.path("service").asDouble()).as(measure).isEqualTo(service, within(0.001));
    }

    private static void assertValue(JsonNode readings, String measure, String status, double value) {
        JsonNode reading = readings.path(measure);
        assertThat(reading.path("status").asString()).as(measure).isEqualTo(status);
        assertThat(reading.path("value").asDouble()).as(measure).isEqualTo(value, within(1e-9));
    }
}
