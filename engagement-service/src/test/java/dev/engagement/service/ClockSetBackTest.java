package dev.engagement.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.events.TopicNames;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;

/** A machine's clock that was an hour ahead is set right while the service runs. */
class ClockSetBackTest {
    /** A clock that is ahead until it is set right. */
    private static final class WrongClock extends Clock {
        private volatile Duration ahead = Duration.ofHours(1);

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** The service's clock. */
    @Configuration
    static class ServiceClock {
        @Bean
        @Primary
        WrongClock wrongClock() {
            return new WrongClock();
        }
    }

    @Test
    void completeness_is_told_on() {
        try (Running service = Running.start(
                new SpringApplicationBuilder(EngagementService.class, ServiceClock.class),
                Landscape.brokers(),
                Landscape.newDatabase(),
                Landscape.newKeyFile(),
                "--engagement.topic-prefix=set-back.")) {
            awaitProgress(service, TopicNames.REQUESTS, Instant.EPOCH);

            service.bean(WrongClock.class).ahead = Duration.ZERO;

            Instant then = progressedAt(service, TopicNames.REQUESTS);
            awaitProgress(service, TopicNames.REQUESTS, then.plusSeconds(3));
        }
    }

    @Test
    void nothing_is_recorded_before_an_instant_that_was_called_complete() {
        try (Running service = Running.on(
                Landscape.newDatabase(), Landscape.newKeyFile(), "--engagement.topic-prefix=called-complete.")) {
            awaitProgress(service, TopicNames.COMPLETENESS, Instant.EPOCH);
            Instant complete = progressedAt(service, TopicNames.COMPLETENESS);
            assertThat(recordedAt(service, "usual")).isBetween(complete, complete.plusSeconds(60));

            // As after an hour in which the database's clock was ahead.
            Instant ahead = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
            service.bean(JdbcTemplate.class)
                    .update(
                            "update publication set progressed_at = ? where topic = ?",
                            ahead.atOffset(ZoneOffset.UTC),
                            TopicNames.COMPLETENESS);

            assertThat(recordedAt(service, "later")).isBetween(ahead, ahead.plusSeconds(1));
        }
    }

    private static Instant recordedAt(Running service, String request) {
        String entry = """
                {"specversion":"1.0","id":"%1$s","source":"/tools/t","type":"dev.engagement.request-opened.v1",\
                "subject":"t:%1$s","time":"2026-03-02T09:00:00Z","data":{"activity":"incident","service":"mail"}}""".formatted(request);
        assertThat(service.post("application/cloudevents+json", entry).status()).isEqualTo(201);
        return Instant.parse(service.get("/v1/requests/t:" + request + "/entries")
                .body()
                .at("/entries/0/recordedtime")
                .asString());
    }

    private static void awaitProgress(Running service, String topic, Instant after) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(progressedAt(service, topic)).isAfter(after));
    }

    private static Instant progressedAt(Running service, String topic) {
        return service
                .bean(JdbcTemplate.class)
                .query(
                        "select progressed_at from publication where progressed_at is not null and topic = ?",
                        (row, number) -> Objects.requireNonNull(row.getObject(1, OffsetDateTime.class))
                                .toInstant(),
                        topic)
                .stream()
                .findFirst()
                .orElse(Instant.EPOCH);
    }
}
