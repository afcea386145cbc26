package dev.engagement.reporting.customer;

import static dev.engagement.reporting.ServiceProcesses.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Experience.ExperienceAsked;
import dev.engagement.reporting.ServiceProcesses;
import dev.engagement.reporting.Stage;
import dev.engagement.reporting.warnings.WarningReceiver.Taken;
import dev.engagement.tests.Stories;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two instances as processes of their own, killed while they decide whom to ask, send links and have it recorded. */
class KilledAskingTest extends AskingStage {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LONG = Duration.ofSeconds(120);
    /** Each moment twice, once for both instances and once for one; a build kills at each moment once. */
    private static final int TICKS = Boolean.getBoolean("campaigns") ? 6 : 3;

    private static final int SCHEDULES = 4 * TICKS + 2;
    private static final int TICK_MINUTES = 40;

    private final ServiceProcesses processes = new ServiceProcesses();
    private final List<Process> running = new ArrayList<>();
    private final String reporting = Stage.database();
    private final Instant first = start.minus(Duration.ofHours(10));

    /** The moment at which instances are killed. */
    private enum Moment {
        DECIDED,
        SENT,
        RECORDED
    }

    /**
     * A killing of one instance or both.
     *
     * @param victims their places
     */
    private record Blow(Moment moment, List<Integer> victims) {}

    /**
     * A request of one seed.
     *
     * @param isAsked whether its requester is to be asked, once
     */
    private record Schedule(String request, boolean isAsked, Stories story) {}

    @AfterEach
    void kill() {
        processes.close();
    }

    /** A connection that a killed process leaves is a fault in a thread of the mail server, and none of the test. */
    private static ConditionFactory patiently() {
        return await().dontCatchUncaughtExceptions().atMost(LONG);
    }

    private Process instance(String database) {
        return processes.start(stage.settings(
                database,
                settings(
                                "--spring.kafka.consumer.group-id=asking-" + database,
                                "--engagement.stalled-after=P1D",
                                "--engagement.warnings.patience=PT2S")
                        .toArray(String[]::new)));
    }

    private Instant tick(int number) {
        return first.plus(Duration.ofMinutes((long) TICK_MINUTES * number));
    }

    /** Each tick has one that is simply resolved; the others may be rated, reopened, or resolved twice. */
    private Schedule schedule(int seed) {
        Random random = new Random(seed);
        Instant resolved = tick(1 + seed % TICKS).minus(Duration.ofMinutes(71 + random.nextInt(20)));
        String request = "desk:%02d".formatted(seed);
        Stories story = CustomerStage.opened(
                        request,
                        seed < TICKS || seed % 2 == 0 ? "person:tom" : "person:mia",
                        "sales",
                        Duration.ofHours(14))
                .at(LocalDateTime.ofInstant(resolved, ZoneOffset.UTC).toString())
                .resolved("person:ben")
                .after(Duration.ofMinutes(5));
        return switch (seed < TICKS ? 0 : random.nextInt(4)) {
            case 1 -> new Schedule(request, false, story.entry(RateExample.GOOD));
            case 2 -> new Schedule(request, false, story.reopened());
            case 3 ->
                new Schedule(
                        request,
                        true,
                        story.reopened().after(Duration.ofMinutes(5)).resolved("person:ben"));
            default -> new Schedule(request, true, story);
        };
    }

    /** Returns the blows: at first those of senders hit both instances, so that one is in the middle of it; then the other way round. */
    private static List<Blow> blows() {
        Random random = new Random(17);
        List<Blow> blows = new ArrayList<>();
        for (int number = 0; number < TICKS; number++) {
            Moment moment = Moment.values()[number % Moment.values().length];
            boolean isFirst = number < Moment.values().length;
            boolean isOne = isFirst == (moment == Moment.DECIDED);
            blows.add(new Blow(moment, isOne ? List.of(random.nextInt(2)) : List.of(0, 1)));
        }
        Collections.shuffle(blows, random);
        return blows;
    }

    @Test
    void everybody_is_asked_once_whenever_an_instance_is_killed_and_never_again_by_a_reading_side_built_anew()
            throws Exception {
        List<Schedule> schedules =
                IntStream.range(0, SCHEDULES).mapToObj(this::schedule).toList();
        name("person:mia", "mia@example.org");
        name("person:tom", "Tom Tool");
        running.addAll(List.of(instance(reporting), instance(reporting)));
        patiently()
                .until(() ->
                        query(outbox, "update subscription set since = since - interval '1 day' returning 1") == 1);

        List<Blow> blows = blows();
        for (int number = 1; number <= TICKS; number++) {
            CompletableFuture<Void> struck = expect(blows.get(number - 1));
            publish(schedules, number);
            awaitLooked(reporting, tick(number), struck);
        }

        Set<String> asked = new TreeSet<>();
        schedules.stream().filter(Schedule::isAsked).map(Schedule::request).forEach(asked::add);
        assertThat(asked).hasSizeBetween(TICKS + 4, SCHEDULES - 4);
        patiently()
                .untilAsserted(() -> assertThat(query(outbox, "select count(*) from asking where result = 'recorded'"))
                        .isEqualTo(asked.size()));
        assertThat(query(outbox, "select count(*) from asking")).isEqualTo(asked.size());
        assertThat(sent().keySet()).isEqualTo(asked);
        assertThat(sent().values()).allSatisfy(ids -> assertThat(ids).hasSize(1));
        assertThat(receiver.forged()).isEmpty();
        assertOnceOnTheRecord(asked);
        assertThat(deliveries()).as("killed before it was noted").hasSizeGreaterThan(asked.size());
        assertThat(commandSide.said()).as("killed before it was noted").hasSizeGreaterThan(asked.size());

        buildAnew(schedules);
    }

    /** A new database and the same outbox; of half the requests the record has come back that they were asked about. */
    private void buildAnew(List<Schedule> schedules) throws MessagingException {
        running.forEach(Process::destroyForcibly);
        int deliveries = deliveries().size();
        int said = commandSide.said().size();
        String anew = Stage.database();
        running.add(instance(anew));
        for (Schedule schedule : schedules.subList(0, SCHEDULES / 2)) {
            if (schedule.isAsked()) {
                stage.publish(List.of(schedule.story()
                        .at(LocalDateTime.ofInstant(start, ZoneOffset.UTC).toString())
                        .entry(new ExperienceAsked("mail"))
                        .entries()
                        .getLast()));
            }
        }
        awaitLooked(anew, start, CompletableFuture.completedFuture(null));

        assertThat(query(Stage.outbox(anew), "select count(*) from request")).isEqualTo(SCHEDULES);
        assertThat(query(outbox, "select count(*) from asking where result <> 'recorded'"))
                .isZero();
        assertThat(deliveries()).hasSize(deliveries);
        assertThat(commandSide.said()).hasSize(said);
    }

    /** Arms a blow, which falls once; what is killed starts again. */
    private CompletableFuture<Void> expect(Blow blow) {
        CompletableFuture<Void> struck = new CompletableFuture<>();
        AtomicBoolean fallen = new AtomicBoolean();
        Runnable strike = () -> {
            if (!fallen.getAndSet(true)) {
                blow.victims().forEach(this::killAndStart);
                struck.complete(null);
            }
        };
        switch (blow.moment()) {
            case DECIDED -> {
                long before = query(outbox, "select count(*) from asking");
                Thread.ofVirtual().start(() -> {
                    patiently()
                            .pollInterval(Duration.ofMillis(5))
                            .until(() -> query(outbox, "select count(*) from asking") > before);
                    strike.run();
                });
            }
            case SENT -> receiver.beforeAnswer(strike);
            case RECORDED -> commandSide.beforeAnswer(strike);
        }
        return struck;
    }

    private synchronized void killAndStart(int place) {
        try {
            running.get(place).destroyForcibly().waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        running.set(place, instance(reporting));
    }

    /** Publishes what was recorded since the last tick. */
    private void publish(List<Schedule> schedules, int number) {
        stage.publish(schedules.stream()
                .flatMap(schedule -> schedule.story().entries().stream())
                .filter(entry -> !entry.recordedAt().isAfter(tick(number))
                        && (number == 1 || entry.recordedAt().isAfter(tick(number - 1))))
                .toList());
    }

    /** Says again and again that all is complete, as the command side does, until every done request was looked at as of then. */
    private void awaitLooked(String database, Instant now, CompletableFuture<Void> struck) {
        String seen = Stage.outbox(database);
        patiently()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    stage.complete(now);
                    return struck.isDone()
                            && query(
                                            seen,
                                            "select count(*) from completeness where complete_to >= timestamptz '"
                                                    + now.minusMillis(1) + "'")
                                    == 1
                            && query(
                                            seen,
                                            "select count(*) from request where state in ('resolved', 'closed')"
                                                    + " and ask_at <= timestamptz '" + now.minusMillis(1) + "'")
                                    == 0;
                });
    }

    /** Returns request and id of each delivery, by webhook and by mail. */
    private List<String> deliveries() throws MessagingException {
        List<String> deliveries = new ArrayList<>();
        for (Taken taken : receiver.tries()) {
            deliveries.add(taken.json().path("subject").asString() + " " + taken.id());
        }
        for (MimeMessage message : mail.getReceivedMessages()) {
            deliveries.add(message.getSubject().replace("How did it go? ", "") + " "
                    + message.getMessageID().replaceAll("[<>]|@.*", ""));
        }
        return deliveries;
    }

    /** Returns the ids under which each request was asked about. */
    private Map<String, Set<String>> sent() throws MessagingException {
        Map<String, Set<String>> sent = new TreeMap<>();
        for (String delivery : deliveries()) {
            String[] parts = delivery.split(" ");
            sent.computeIfAbsent(parts[0], any -> new TreeSet<>()).add(parts[1]);
        }
        return sent;
    }

    /** The same message with the same content is a duplicate for the command side: no second entry. */
    private void assertOnceOnTheRecord(Set<String> asked) {
        Map<String, Set<JsonNode>> said = new TreeMap<>();
        for (String batch : commandSide.said()) {
            for (JsonNode event : JSON.readTree(batch)) {
                said.computeIfAbsent(event.path("subject").asString(), any -> new HashSet<>())
                        .add(event);
            }
        }
        assertThat(said.keySet()).isEqualTo(asked);
        assertThat(said).allSatisfy((request, events) -> assertThat(events)
                .as(request)
                .singleElement()
                .satisfies(event ->
                        assertThat(event.path("type").asString()).isEqualTo("dev.engagement.experience-asked.v1")));
    }
}
