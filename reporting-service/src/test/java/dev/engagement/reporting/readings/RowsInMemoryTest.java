package dev.engagement.reporting.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.Stage;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.reporting.charters.PublishedCharters;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.JudgingOrder;
import dev.engagement.reporting.factors.ReaderScope;
import dev.engagement.reporting.factors.urgency.LaterEngaged;
import dev.engagement.reporting.factors.urgency.Overtaking;
import dev.engagement.reporting.factors.urgency.Wait;
import dev.engagement.reporting.measures.Tales;
import dev.engagement.reporting.readings.Listing.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Rows in memory choose and tell the same requests as the database, whichever instance stored them last. */
class RowsInMemoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int REQUESTS = 40;
    private static final int MANY = 1_000;

    private final Stage stage = new Stage().withTopics();

    @Test
    void what_is_in_memory_is_what_the_database_says_also_after_another_instance_stored_it() {
        String database = Stage.database();
        try (Service inMemory = stage.service(database);
                Service few = stage.service(database, "--engagement.rows-in-memory=" + (REQUESTS + 1));
                Service without = stage.service(database, "--engagement.rows-in-memory=0")) {
            int half = publish(without, 0, REQUESTS, story -> story.subList(0, 5), 0);
            await().atMost(PATIENCE).until(() -> isThere(inMemory) && isThere(few));
            compare(inMemory, without);
            compare(few, without);

            int all = publish(without, 0, REQUESTS, story -> story.subList(5, story.size()), half);
            compare(inMemory, without);

            publish(without, REQUESTS, 2 * REQUESTS, story -> story, all);
            assertThat(compare(inMemory, without)).isPositive();
            compareBoards(inMemory, without);
            compare(few, without);
            assertThat(isThere(inMemory)).isTrue();
            assertThat(isThere(few)).as("more than are allowed").isFalse();
        } finally {
            stage.close();
        }
    }

    @Test
    void rows_of_a_restored_backup_are_read_once() {
        String database = Stage.database();
        try (Service before = stage.service(database, "--engagement.rows-in-memory=0")) {
            publish(before, 0, 3, story -> story, 0);
            before.database().update("update request set changed = '900000000000'");
        }
        try (Service restored = stage.service(database)) {
            await().atMost(PATIENCE).until(() -> isThere(restored));

            assertThat(restored.database()
                            .queryForObject(
                                    "select count(*) from request where changed >= pg_snapshot_xmax(pg_current_snapshot())",
                                    Integer.class))
                    .isZero();
        } finally {
            stage.close();
        }
    }

    @Test
    void a_question_that_began_earlier_brings_nothing_older_back() throws Exception {
        try (Service service = stage.service(Stage.database());
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            publish(service, 0, 1, story -> story, 0);
            await().atMost(PATIENCE).until(() -> isThere(service));
            CountDownLatch begun = new CountDownLatch(2);
            CountDownLatch firstMayAsk = new CountDownLatch(1);
            CountDownLatch secondMayAsk = new CountDownLatch(1);

            Future<Integer> first = threads.submit(() -> anomalies(service, begun, firstMayAsk));
            await().atMost(PATIENCE).until(() -> begun.getCount() == 1);
            service.database().update("update request set anomalies = 101, changed = default");
            Future<Integer> second = threads.submit(() -> anomalies(service, begun, secondMayAsk));
            await().atMost(PATIENCE).until(() -> begun.getCount() == 0);
            service.database().update("update request set anomalies = 102, changed = default");

            assertThat(anomalies(service, new CountDownLatch(1), new CountDownLatch(0)))
                    .isEqualTo(102);
            firstMayAsk.countDown();
            assertThat(first.get()).isEqualTo(102);
            secondMayAsk.countDown();
            assertThat(second.get()).isEqualTo(102);
        } finally {
            stage.close();
        }
    }

    /** Returns what the only row in memory says, to a transaction that has begun before it may ask. */
    private static int anomalies(Service service, CountDownLatch begun, CountDownLatch mayAsk) {
        TransactionTemplate snapshot = new TransactionTemplate(service.bean(PlatformTransactionManager.class));
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return Objects.requireNonNull(snapshot.execute(status -> {
            service.database().queryForObject("select count(*) from request", Integer.class);
            begun.countDown();
            try {
                mayAsk.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            CohortInMemory all = new CohortInMemory(new Cohort(
                    null,
                    null,
                    Map.of(),
                    AsOf.now(Instant.now()),
                    service.bean(PublishedCharters.class).judging()));
            RowIndex.Chosen rows =
                    Objects.requireNonNull(service.bean(RowsInMemory.class).ask(all::chosen));
            return Stream.of(rows.plain(), rows.odd())
                    .flatMap(Stream::of)
                    .findFirst()
                    .orElseThrow()
                    .anomalies();
        }));
    }

    /** A part of a story. */
    private interface Part {
        List<Recorded> of(List<Recorded> story);
    }

    private int publish(Service service, int from, int to, Part part, int before) {
        int told = before;
        for (int n = from; n < to; n++) {
            List<Recorded> some = part.of(Tales.about("tool:kept-" + n, "/tools/tool", Tales.story(new Random(n))));
            stage.publish(some);
            told += some.size();
        }
        String folded = "select coalesce(sum(entries), 0) = " + told + " from request";
        await().atMost(PATIENCE)
                .until(() -> Boolean.TRUE.equals(service.database().queryForObject(folded, Boolean.class)));
        return told;
    }

    private static boolean isThere(Service service) {
        return reading(service, () -> service.bean(RowsInMemory.class).ask(any -> true) != null);
    }

    private static <T> T reading(Service service, Supplier<T> question) {
        return Objects.requireNonNull(new TransactionTemplate(service.bean(PlatformTransactionManager.class))
                .execute(status -> question.get()));
    }

    /** Holds the board of one against that of another, by the choices that a person makes there. */
    private static void compareBoards(Service inMemory, Service without) {
        Instant at = Instant.parse("2026-03-26T12:00:00Z");
        Instant near = at.plusSeconds(86_400);
        Map<Dimension, Set<String>> urgent = Map.of(Dimension.URGENCY, Set.of("high", "critical"));
        Map<Dimension, Set<String>> desk = Map.of(Dimension.TEAM, Set.of("desk"), Dimension.URGENCY, Set.of("low", ""));
        List<Wanted> choices = new ArrayList<>();
        for (ListingOrder order : ListingOrder.values()) {
            for (Map<Dimension, Set<String>> where : List.of(Map.<Dimension, Set<String>>of(), urgent, desk)) {
                choices.add(wanted(ReaderScope.ALL, at, Set.of(), null, where, null, order));
            }
        }
        choices.add(wanted(ReaderScope.ALL, at, Set.of(Target.OWN, Target.PACE), near, urgent, null, ListingOrder.DUE));
        choices.add(wanted(ReaderScope.ALL, at, Set.of(), near, Map.of(), null, ListingOrder.DUE));
        choices.add(wanted(new ReaderScope(urgent, null), at, Set.of(), null, desk, null, ListingOrder.DUE));
        String owner = reading(without, () -> without.bean(Needs.class)
                        .of(choices.getFirst(), near)
                        .owners())
                .getFirst();
        choices.add(wanted(ReaderScope.ALL, at, Set.of(), null, Map.of(), owner, ListingOrder.DUE));
        for (Wanted wanted : choices) {
            assertThat(board(inMemory, wanted, near)).as(wanted.toString()).isEqualTo(board(without, wanted, near));
        }
        assertThat(reading(without, () -> without.bean(Needs.class)
                        .of(choices.getFirst(), near)
                        .counts()))
                .hasSizeGreaterThan(3);
    }

    private static Wanted wanted(
            ReaderScope scope,
            Instant at,
            Set<Target> overdue,
            @Nullable Instant soon,
            Map<Dimension, Set<String>> where,
            @Nullable String owner,
            ListingOrder order) {
        return new Wanted(scope, Set.of("open"), at, overdue, soon, where, Set.of(), owner, null, order, null, 7);
    }

    private static List<Object> board(Service service, Wanted wanted, Instant near) {
        return reading(service, () -> {
            Needed needed = service.bean(Needs.class).of(wanted, near);
            return List.of(
                    needed.counts(),
                    List.copyOf(needed.values(Dimension.TEAM).entrySet()),
                    List.copyOf(needed.values(Dimension.URGENCY).entrySet()),
                    needed.owners(),
                    needed.lines(null, true, 0),
                    needed.lines(null, false, 5),
                    needed.lines(Section.PAST, false, 0));
        });
    }

    /** What a cohort comes to, in one order. */
    private record Told(
            List<Object> lines, Map<String, Integer> others, List<Integer> overtakers, List<Object> lives) {}

    /** Returns how many requests overtook one of a narrow cohort. */
    private static int compare(Service inMemory, Service without) {
        JudgingOrder charters = without.bean(PublishedCharters.class).judging();
        Instant at = Instant.now().plusSeconds(3_600);
        Instant opened = Instant.parse("2026-03-25T10:00:00Z");
        Map<Dimension, Set<String>> urgent = Map.of(Dimension.URGENCY, Set.of("high", "critical"));
        Map<Dimension, Set<String>> unknown = Map.of(Dimension.SERVICE, Set.of(""));
        List<Cohort> cohorts = List.of(
                new Cohort(null, null, Map.of(), AsOf.now(at), charters),
                new Cohort(null, null, urgent, AsOf.now(at), charters),
                new Cohort(opened, null, urgent, AsOf.now(at), charters),
                new Cohort(null, opened, unknown, AsOf.now(at), charters),
                new Cohort(null, null, new ReaderScope(urgent, "person:mia"), Map.of(), AsOf.now(at), charters),
                new Cohort(null, null, new ReaderScope(urgent, null), unknown, AsOf.now(at), charters),
                new Cohort(null, null, Map.of(), AsOf.now(Instant.parse("2026-03-26T00:00:00Z")), charters));
        for (Cohort cohort : cohorts) {
            for (boolean withSuppliers : List.of(false, true)) {
                Told told = told(inMemory, cohort, withSuppliers);
                Told expected = told(without, cohort, withSuppliers);
                assertThat(told.lines()).isEqualTo(expected.lines());
                assertThat(told.others()).isEqualTo(expected.others());
                assertThat(told.overtakers()).as(cohort.where().toString()).isEqualTo(expected.overtakers());
                assertThat(told.lives()).isEqualTo(expected.lives());
            }
            int lines = told(without, cohort, false).lines().size();
            assertThat(size(without, cohort, MANY)).isEqualTo(lines);
            assertThat(size(without, cohort, 1)).isEqualTo(Math.min(1, lines));
            if (cohort.asOf().at().equals(at)) {
                assertThat(size(inMemory, cohort, MANY)).isGreaterThanOrEqualTo(lines);
            }
        }
        assertThat(told(without, cohorts.getFirst(), false).lines()).isNotEmpty();
        return told(without, cohorts.get(1), false).overtakers().stream()
                .mapToInt(count -> count)
                .sum();
    }

    private static int size(Service service, Cohort cohort, int many) {
        return reading(service, () -> service.bean(Cohorts.class).size(cohort, many));
    }

    private static Told told(Service service, Cohort cohort, boolean withSuppliers) {
        return reading(service, () -> {
            Cohorts asked = service.bean(Cohorts.class);
            List<Cohorts.CohortLine> lines = new ArrayList<>();
            Map<String, Integer> others = asked.lines(cohort, withSuppliers, lines::add);
            lines.sort(Comparator.comparing(Cohorts.CohortLine::subject));
            List<Object> lives = new ArrayList<>();
            others.putAll(asked.lives(cohort, life -> lives.add(life.get())));
            lives.sort(Comparator.comparing(Object::toString));
            return new Told(List.copyOf(lines), others, overtakers(asked, cohort, lines), lives);
        });
    }

    private static List<Integer> overtakers(Cohorts asked, Cohort cohort, List<Cohorts.CohortLine> lines) {
        List<Wait> waits =
                new ArrayList<>(lines.stream().map(Cohorts.CohortLine::waited).toList());
        List<Wait> beside = new ArrayList<>();
        LaterEngaged later = asked.beside(cohort, List.copyOf(waits), beside::add);
        waits.addAll(beside);
        int[] counts = Overtaking.count(waits);
        return IntStream.range(0, lines.size())
                .mapToObj(i -> counts[i] + later.count(waits.get(i)))
                .toList();
    }
}
