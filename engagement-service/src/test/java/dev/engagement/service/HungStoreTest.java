package dev.engagement.service;

import static dev.engagement.service.Events.STRUCTURED;
import static dev.engagement.service.Events.closed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.service.Running.Answer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A database that is stopped, not dead: its connections stay open and nothing comes. */
class HungStoreTest {
    @Test
    void senders_hear_within_ten_seconds_that_it_does_not_answer_and_readiness_says_so() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
                Running service = Running.on(
                        postgres.getJdbcUrl("postgres", "postgres"),
                        Landscape.newKeyFile(),
                        "--spring.datasource.hikari.data-source-properties.socketTimeout=2",
                        "--spring.datasource.hikari.connection-timeout=1000");
                ExecutorService senders = Executors.newCachedThreadPool()) {
            assertThat(service.post(STRUCTURED, closed("before", "t:1")).status())
                    .isEqualTo(201);
            long postmaster = service.bean(JdbcTemplate.class)
                    .queryForObject(
                            "select pg_read_file('postmaster.pid', 0, 20)",
                            (row, number) -> Long.valueOf(
                                    row.getString(1).lines().findFirst().orElseThrow()));
            ProcessHandle postgresql = ProcessHandle.of(postmaster).orElseThrow();
            List<ProcessHandle> processes = new ArrayList<>(List.of(postgresql));
            try {
                // First the one that makes the others: a connection that the pool opens meanwhile would answer.
                signal("-STOP", processes);
                processes.addAll(postgresql.descendants().toList());
                signal("-STOP", processes);
                List<Callable<Answer>> calls = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    String message = closed("during" + i, "t:1");
                    calls.add(() -> service.post(STRUCTURED, message));
                }
                long began = System.nanoTime();
                for (Future<Answer> answer : senders.invokeAll(calls)) {
                    assertThat(answer.get().status()).isEqualTo(503);
                }
                assertThat(Duration.ofNanos(System.nanoTime() - began))
                        .as("two seconds and one, where a time-out is set; ever, where none is")
                        .isLessThan(Duration.ofSeconds(10));
                assertThat(service.get("/actuator/health/readiness").status()).isEqualTo(503);
                assertThat(service.get("/actuator/health").status()).isEqualTo(503);
            } finally {
                signal("-CONT", processes);
            }
            await().atMost(Duration.ofSeconds(30))
                    .until(() ->
                            service.post(STRUCTURED, closed("during0", "t:1")).status() < 300);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> service.get("/actuator/health/readiness").status() == 200);
        }
    }

    private static void signal(String which, List<ProcessHandle> processes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", which));
        processes.forEach(process -> command.add(String.valueOf(process.pid())));
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }
}
