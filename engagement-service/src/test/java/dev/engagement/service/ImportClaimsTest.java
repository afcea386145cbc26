package dev.engagement.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Imports that several instances share. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportClaimsTest {
    private static final int REQUESTS = 2_500;

    private final String database = Landscape.newDatabase();
    private final Path key = Landscape.newKeyFile();
    private final String folder =
            "--engagement.import-folder=" + key.resolveSibling("imports").toAbsolutePath();
    private final Running one = Running.on(database, key, folder);
    private final Running other = Running.on(database, key, folder);
    private final JdbcTemplate jdbc = one.bean(JdbcTemplate.class);

    @AfterAll
    void stop() {
        one.close();
        other.close();
    }

    @Test
    void connections_that_die_neither_repeat_an_import_nor_fail_it() {
        JsonNode job = Uploads.taken(send("dying", rows("dying")));
        for (int rows = 500; rows < 2 * REQUESTS; rows += 1_000) {
            int reached = rows;
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> state(job).path("rows").asInt() >= reached);
            Landscape.cut(database);
        }

        JsonNode done = Uploads.awaitState(one, job, "done");

        assertThat(done.path("rows").asInt()).isEqualTo(2 * REQUESTS);
        assertThat(done.path("recorded").asInt() + done.path("duplicates").asInt())
                .isEqualTo(2 * REQUESTS);
        assertThat(recorded("dying")).isEqualTo(2 * REQUESTS);
    }

    @Test
    void an_import_of_a_source_waits_for_the_one_before_it_and_one_of_another_source_does_not() {
        UUID elsewhere = UUID.randomUUID();
        jdbc.update(
                "insert into import_job (id, asked_at, mapping, bytes, state, claim, beat_at)"
                        + " values (?, now() - interval '1 hour', ?, 1, 'running', 1, clock_timestamp())",
                elsewhere,
                Uploads.mapping("shared"));

        JsonNode waiting;
        try (var beats = Executors.newSingleThreadScheduledExecutor()) {
            var beating = beats.scheduleWithFixedDelay(
                    () -> jdbc.update("update import_job set beat_at = clock_timestamp() where id = ?", elsewhere),
                    1,
                    1,
                    TimeUnit.SECONDS);
            waiting = Uploads.taken(send("shared", rows("shared")));
            Uploads.done(one, send("free", rows("free")));
            assertThat(state(waiting).path("state").asString()).isEqualTo("waiting");
            beating.cancel(false);
        }

        jdbc.update("update import_job set state = 'done' where id = ?", elsewhere);
        assertThat(Uploads.awaitState(one, waiting, "done").path("rows").asInt())
                .isEqualTo(2 * REQUESTS);
    }

    private Running.Answer send(String name, String log) {
        return Uploads.post(one, "", Uploads.mapping(name), log);
    }

    private JsonNode state(JsonNode job) {
        return other.get("/v1/imports/" + job.path("id").asString()).body();
    }

    private int recorded(String connection) {
        Integer count = jdbc.queryForObject(
                "select count(*)::int from event where aggregate_identifier like ?", Integer.class, connection + ":%");
        return count == null ? 0 : count;
    }

    private static String rows(String name) {
        return "id,when,who,state\n"
                + IntStream.range(0, REQUESTS)
                        .mapToObj(i -> name + i + ",2026-03-02T09:00:00Z,ana,New\n" + name + i
                                + ",2026-03-02T10:00:00Z,ana,Closed\n")
                        .collect(Collectors.joining());
    }
}
