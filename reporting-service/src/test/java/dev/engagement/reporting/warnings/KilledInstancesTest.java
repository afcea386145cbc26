package dev.engagement.reporting.warnings;

import static dev.engagement.reporting.ServiceProcesses.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.documents.subscriptions.SubscriptionFile;
import dev.engagement.events.Recorded;
import dev.engagement.events.Results.CommitmentDelivered;
import dev.engagement.events.Results.CommitmentMade;
import dev.engagement.events.Results.CommitmentRevised;
import dev.engagement.reporting.ServiceProcesses;
import dev.engagement.reporting.Stage;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.Charters;
import dev.engagement.reporting.factors.Fold;
import dev.engagement.reporting.factors.Story;
import dev.engagement.reporting.warnings.WarningRules.CountingSubscription;
import dev.engagement.tests.Stories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances as processes of their own, killed while warnings are decided and sent. */
class KilledInstancesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration MARK_EVERY = Duration.ofMillis(500);
    private static final int SCHEDULES = 20;
    private static final int TICKS = 8;
    private static final int TICK_MINUTES = 5;
    private static final String SUBSCRIPTION =
            "targets: [promise]\nat: ['50%%', PT10M, missed]\n" + "to: [{webhook: '%s', secret-file: chat.secret}]\n";

    @TempDir
    private Path folder = Path.of("");

    private final Stage stage = new Stage().withTopics();
    private final WarningReceiver receiver = new WarningReceiver();
    private final String database = Stage.database();
    private final String outbox = Stage.outbox(Stage.database());
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final ServiceProcesses processes = new ServiceProcesses();

    @AfterEach
    void stop() {
        processes.close();
        stage.close();
        receiver.close();
    }

    private Process instance() {
        return processes.start(stage.settings(
                database,
                outbox,
                "--spring.kafka.consumer.group-id=killed-" + database,
                "--engagement.subscriptions=" + folder,
                "--engagement.warnings.look-every=PT0.1S",
                "--engagement.warnings.send-every=PT0.1S",
                "--engagement.warnings.patience=PT2S"));
    }

    /** A promise that is kept, moved or forgotten at seeded minutes. */
    private List<Recorded> schedule(int seed) {
        Random random = new Random(seed);
        Instant due = start.plus(Duration.ofMinutes(6 + random.nextInt(30)));
        Stories story = Stories.utc()
                .about("tool:" + seed)
                .at(LocalDateTime.ofInstant(start, ZoneOffset.UTC).toString())
                .opened()
                .entry(new CommitmentMade("fix", due, null, null, null))
                .after(Duration.ofMinutes(1 + random.nextInt(20)));
        return switch (random.nextInt(3)) {
            case 0 -> story.entry(new CommitmentDelivered("fix", null)).entries();
            case 1 ->
                story.entry(new CommitmentRevised(
                                "fix", due.plus(Duration.ofMinutes(random.nextInt(20))), null, null, null, null))
                        .entries();
            default -> story.entries();
        };
    }

    private Instant tick(int number) {
        return start.plus(Duration.ofMinutes((long) TICK_MINUTES * number)).plusMillis(1);
    }

    /** Returns what the pure rules decide on, tick by tick. */
    private Map<String, Set<String>> expected(List<List<Recorded>> schedules) throws IOException {
        var subscription = SubscriptionFile.read(folder.resolve("leads.yaml")).subscription();
        Map<String, Set<String>> expected = new HashMap<>();
        for (int number = 1; number <= TICKS; number++) {
            Instant asOf = tick(number);
            WarningRules rules =
                    new WarningRules(List.of(new CountingSubscription(subscription, start.minusSeconds(60))), asOf);
            for (List<Recorded> story : schedules) {
                List<Recorded> known = known(story, asOf);
                String request = known.getFirst().subject();
                rules.decide(
                                request,
                                Fold.course(Story.of(known, AsOf.now(asOf)), Charters.standard())
                                        .orElseThrow())
                        .warnings()
                        .forEach(warning -> expected.computeIfAbsent(request, any -> new LinkedHashSet<>())
                                .add(warning.id()));
            }
        }
        return expected;
    }

    private static List<Recorded> known(List<Recorded> story, Instant asOf) {
        return story.stream().filter(entry -> !entry.recordedAt().isAfter(asOf)).toList();
    }

    @Test
    void twenty_schedules_are_warned_of_once_whichever_instance_is_killed() throws Exception {
        Files.writeString(folder.resolve("chat.secret"), WarningReceiver.SECRET);
        Files.writeString(folder.resolve("leads.yaml"), SUBSCRIPTION.formatted(receiver.url()));
        List<List<Recorded>> schedules = new ArrayList<>();
        for (int seed = 0; seed < SCHEDULES; seed++) {
            schedules.add(schedule(seed));
        }
        Map<String, Set<String>> expected = expected(schedules);
        Random random = new Random(7);
        List<Process> running = new ArrayList<>(List.of(instance(), instance()));
        await().atMost(PATIENCE).until(() -> query(outbox, "select count(*) from subscription") == 1);
        query(outbox, "update subscription set since = since - interval '1 minute' returning 1");

        for (int number = 1; number <= TICKS; number++) {
            Instant before = tick(number - 1);
            Instant now = tick(number);
            boolean first = number == 1;
            stage.publish(schedules.stream()
                    .flatMap(List::stream)
                    .filter(entry -> !entry.recordedAt().isAfter(now)
                            && (first || entry.recordedAt().isAfter(before)))
                    .toList());
            if (number % 2 == 0) {
                int victim = random.nextInt(2);
                running.get(victim).destroyForcibly().waitFor();
                running.set(victim, instance());
            }
            awaitDecided(now);
        }

        Set<String> all = new LinkedHashSet<>();
        expected.values().forEach(all::addAll);
        assertThat(all).hasSizeGreaterThan(SCHEDULES);
        await().atMost(PATIENCE).until(() -> Set.copyOf(receiver.ids()).containsAll(all));
        assertThat(Set.copyOf(receiver.ids())).isEqualTo(all);
        assertThat(receiver.forged()).isEmpty();
        expected.forEach((request, ids) -> assertThat(receiver.taken().stream()
                        .filter(taken -> taken.request().equals(request))
                        .map(WarningReceiver.Taken::id)
                        .distinct())
                .as("in order: %s", request)
                .containsExactlyElementsOf(ids));
    }

    /**
     * Says that all is complete, again and again as the command side does, until it has arrived and every open request was looked at as of
     * then. One mark is not enough: an instance that reads it before the other one has read its part waits for the next mark.
     */
    private void awaitDecided(Instant now) {
        String reporting = Stage.outbox(database);
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(MARK_EVERY)
                .until(() -> {
                    stage.complete(now);
                    return query(
                                    reporting,
                                    "select count(*) from completeness where complete_to >= timestamptz '"
                                            + now.minusMillis(1) + "'")
                            == 1;
                });
        await().atMost(PATIENCE)
                .until(() -> query(
                                reporting,
                                "select count(*) from request where state = 'open' and look_at < timestamptz '"
                                        + now.minusMillis(1) + "'")
                        == 0);
    }
}
