package dev.engagement.service;

import static dev.engagement.service.Events.BATCH;
import static dev.engagement.service.Events.STRUCTURED;
import static dev.engagement.service.Events.closed;
import static dev.engagement.service.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.service.Running.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A message counts once, whatever the number of times, restarts and instances. */
class IdempotencyTest {
    private final String database = Landscape.newDatabase();
    private final Path key = Landscape.newKeyFile();

    @Test
    void a_repeat_after_a_restart_is_a_duplicate() {
        try (Running before = Running.on(database, key)) {
            assertThat(before.post(STRUCTURED, closed("1", "t:1")).status()).isEqualTo(201);
        }
        try (Running after = Running.on(database, key)) {
            assertThat(after.post(STRUCTURED, closed("1", "t:1")).text("outcome"))
                    .isEqualTo("duplicate");
            assertThat(after.post(STRUCTURED, closed("2", "t:1"))
                            .body()
                            .path("sequence")
                            .asLong())
                    .isEqualTo(1);
        }
    }

    @Test
    void the_same_messages_posted_at_once_to_two_instances_are_recorded_once_each()
            throws ExecutionException, InterruptedException {
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            messages.add(event("m" + i, "t:" + i % 5, "customer-contacted", "{}"));
        }
        try (Running one = Running.on(database, key);
                Running other = Running.on(database, key);
                ExecutorService clients = Executors.newFixedThreadPool(16)) {
            List<Future<Answer>> answers = new ArrayList<>();
            for (Running instance : List.of(one, other, one, other)) {
                List<String> mine = new ArrayList<>(messages);
                Collections.shuffle(mine, new Random(answers.size()));
                for (int from = 0; from < 300; from += 100) {
                    String batch = "[" + String.join(",", mine.subList(from, from + 100)) + "]";
                    answers.add(clients.submit(() -> instance.post(BATCH, batch)));
                }
                for (String message : mine.subList(300, 600)) {
                    answers.add(clients.submit(() -> instance.post(STRUCTURED, message)));
                }
            }
            long recorded = 0;
            for (Future<Answer> future : answers) {
                Answer answer = future.get();
                assertThat(answer.status()).as(answer.body().toString()).isIn(200, 201);
                assertThat(answer.body().path("rejected").asInt()).isZero();
                recorded += answer.body().has("recorded")
                        ? answer.body().path("recorded").asInt()
                        : answer.text("outcome").equals("recorded") ? 1 : 0;
            }

            JdbcTemplate jdbc = one.bean(JdbcTemplate.class);
            assertThat(recorded).isEqualTo(600);
            assertThat(jdbc.queryForObject("select count(*) from message", Long.class))
                    .isEqualTo(600);
            assertThat(jdbc.queryForObject("select count(*) from event", Long.class))
                    .isEqualTo(600);
            assertThat(jdbc.queryForList("""
                            select aggregate_identifier from event group by 1
                            having max(sequence_number) <> count(*) - 1""", String.class))
                    .as("requests whose sequences have a hole")
                    .isEmpty();
        }
    }

    @Test
    void a_long_stream_goes_on_in_order() {
        try (Running service = Running.on(database, key)) {
            for (int batch = 0; batch < 7; batch++) {
                List<String> events = new ArrayList<>();
                for (int i = 0; i < 50; i++) {
                    events.add(event("s" + batch + "-" + i, "t:long", "customer-contacted", "{}"));
                }
                service.post(BATCH, "[" + String.join(",", events) + "]");
            }

            Answer answer = service.post(STRUCTURED, closed("last", "t:long"));

            assertThat(answer.body().path("sequence").asLong()).isEqualTo(350);
        }
    }
}
