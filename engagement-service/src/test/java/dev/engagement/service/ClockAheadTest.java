package dev.engagement.service;

import static dev.engagement.service.Events.STRUCTURED;
import static dev.engagement.service.Events.closed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.TopicNames;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database's clock jumps by a day and back: nothing lies in the future, once the clock is right again. */
class ClockAheadTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DAY = "1 day";

    private final String url = Landscape.newDatabase();
    private final JdbcTemplate database = new JdbcTemplate(new DriverManagerDataSource(url, "postgres", "postgres"));

    /** Has the database's sessions read a clock that can be set. */
    private void makeClock() {
        database.execute("""
                create schema wrong;
                create table wrong.clock as select interval '0' as by;
                create function wrong.clock_timestamp() returns timestamptz language sql volatile
                as 'select pg_catalog.clock_timestamp() + by from wrong.clock';
                do 'begin execute format(''alter database %I set search_path = public, wrong, pg_catalog'', current_database()); end'""");
    }

    private void setClock(String by) {
        database.update("update wrong.clock set by = ?::interval", by);
    }

    @Test
    void senders_are_told_to_come_again_and_nothing_is_called_complete_while_the_clock_is_ahead() {
        makeClock();
        try (Running service = Running.on(url, Landscape.newKeyFile(), "--engagement.topic-prefix=clock-ahead.")) {
            awaitComplete(Instant.EPOCH);

            setClock(DAY);

            await().atMost(PATIENCE).until(() -> service.get("/actuator/health").status() == 503);
            assertThat(service.post(STRUCTURED, closed("ahead", "t:1")).status())
                    .isEqualTo(503);
            assertThat(service.get("/actuator/health")
                            .body()
                            .at("/components/recording/details/fault")
                            .asString())
                    .isEqualTo("messages are refused: ClockJumped");

            setClock("0");

            assertThat(service.post(STRUCTURED, closed("ahead", "t:1")).status())
                    .isEqualTo(201);
            assertThat(recordedAt(service)).isBefore(Instant.now().plusSeconds(1));
            awaitComplete(Instant.now());
            assertThat(complete()).isBefore(Instant.now().plusSeconds(1));
            await().atMost(PATIENCE).until(() -> service.get("/actuator/health").status() == 200);

            setClock("-" + DAY);

            assertThat(service.post(STRUCTURED, closed("back", "t:2")).status()).isEqualTo(201);
            assertThat(recordedAt(service)).isBetween(Instant.now().minus(PATIENCE), Instant.now());

            setClock("0");

            awaitComplete(Instant.now());
            assertThat(service.post(STRUCTURED, closed("after", "t:3")).status())
                    .isEqualTo(201);
        }
    }

    private Instant recordedAt(Running service) {
        return Instant.parse(Objects.requireNonNull(service.bean(JdbcTemplate.class)
                .queryForObject(
                        "select meta_data::json->>'recordedAt' from event order by global_index desc limit 1",
                        String.class)));
    }

    private void awaitComplete(Instant after) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(complete()).isAfter(after.truncatedTo(ChronoUnit.MICROS)));
    }

    private Instant complete() {
        return database
                .query(
                        "select progressed_at from public.publication where topic = ?",
                        (row, number) -> Objects.requireNonNull(row.getObject(1, OffsetDateTime.class))
                                .toInstant(),
                        TopicNames.COMPLETENESS)
                .stream()
                .findFirst()
                .orElse(Instant.EPOCH);
    }
}
