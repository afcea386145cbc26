package dev.engagement.reporting.customer.links;

import dev.engagement.reporting.warnings.outbox.OutboxDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** Remembers when each form was first sent, so that sending it again is the same message. */
@Repository
public class Sayings {
    /** Longer than a form stays open in a browser. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final OutboxDatabase database;
    private final Clock clock;

    Sayings(OutboxDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Returns when a message was first said; empty if it said something else then.
     *
     * @param digest of what it says
     */
    public Optional<Instant> first(String id, String digest) {
        database.jdbc()
                .update(
                        "insert into saying (id, digest, said_at) values (?, ?, ?) on conflict do nothing",
                        id,
                        digest,
                        clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
        return Objects.requireNonNull(database.jdbc()
                .queryForObject(
                        "select digest, said_at from saying where id = ?",
                        (row, number) -> row.getString(1).equals(digest)
                                ? Optional.of(
                                        row.getObject(2, OffsetDateTime.class).toInstant())
                                : Optional.<Instant>empty(),
                        id));
    }

    @Scheduled(fixedDelayString = "PT1H")
    void tidy() {
        if (database.isOpen()) {
            database.jdbc()
                    .update(
                            "delete from saying where said_at < ?",
                            clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC));
        }
    }
}
