package dev.engagement.service.intake.quarantine;

import dev.engagement.service.intake.deliveries.Delivery;
import dev.engagement.service.intake.deliveries.Seal;
import dev.engagement.service.intake.directory.Mention;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Deliveries that could not be translated, with the reason: kept until they are retried, deleted, or expire. */
@Component
public class Quarantine {
    private static final String WHICH =
            " trouble is not null and (?::text is null or connection = ?) and (?::text is null or trouble = ?)";

    private final JdbcTemplate jdbc;
    private final Seal seal;
    private final Clock clock;
    private final Duration keep;

    public Quarantine(
            JdbcTemplate jdbc,
            Seal seal,
            Clock clock,
            MeterRegistry metrics,
            @Value("${engagement.quarantine.keep}") Duration keep) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.clock = clock;
        this.keep = keep;
        Gauge.builder("engagement.quarantine.size", this, Quarantine::size)
                .description(
                        "Deliveries that could not be translated and that wait in quarantine now, until they are retried,"
                                + " deleted or expire.")
                .register(metrics);
    }

    /** A quarantined delivery without its content. */
    public record Kept(
            long id, String connection, String trouble, String reason, Instant receivedAt, Instant expiresAt) {}

    /** A quarantined delivery with its content. */
    public record Opened(Kept kept, Delivery delivery) {}

    /** A choice of deliveries: those of a connection, those with a kind of trouble, or all. */
    public record Which(
            @Nullable String connection, @Nullable String trouble) {
        private Object[] arguments() {
            return new Object[] {connection, connection, trouble, trouble};
        }
    }

    /** Quarantines the delivery of that number; {@code trouble} is a word for its kind. */
    public void keep(long id, String trouble, String reason) {
        jdbc.update(
                "update delivery set trouble = ?, reason = ?, expires_at = ? where id = ?",
                trouble,
                seal.close(reason.getBytes(StandardCharsets.UTF_8)),
                OffsetDateTime.ofInstant(clock.instant().plus(keep), ZoneOffset.UTC),
                id);
    }

    public List<Kept> list(Which which, long after, int limit) {
        return jdbc.query(
                "select id, connection, trouble, reason, received_at, expires_at from delivery where id > ? and" + WHICH
                        + " order by id limit ?",
                this::kept,
                concat(after, which.arguments(), limit));
    }

    public Optional<Opened> open(long id) {
        return jdbc
                .query(
                        "select * from delivery where id = ? and trouble is not null",
                        (row, number) ->
                                new Opened(kept(row, number), Delivery.read(seal.open(row.getBytes("sealed")))),
                        id)
                .stream()
                .findFirst();
    }

    /** Lets a delivery be translated again; returns false if there is none of that number. */
    public boolean retry(long id) {
        return jdbc.update(
                        "update delivery set trouble = null, reason = null, expires_at = null"
                                + " where id = ? and trouble is not null",
                        id)
                > 0;
    }

    /** Returns whether a delivery still waits to be translated; if not, it is recorded or in quarantine. */
    public boolean waits(long id) {
        return !jdbc.queryForList("select from delivery where id = ? and trouble is null", id)
                .isEmpty();
    }

    /** Lets all of them be translated again; returns their number. */
    public int retry(Which which) {
        return jdbc.update(
                "update delivery set trouble = null, reason = null, expires_at = null where" + WHICH,
                which.arguments());
    }

    public boolean delete(long id) {
        return jdbc.update("delete from delivery where id = ? and trouble is not null", id) > 0;
    }

    /**
     * Replaces a person's name in a connection's deliveries, in their content and in the reason. The same word under another connection may
     * be another person.
     */
    public void replace(String connection, Mention mention, String by) {
        for (Long id : jdbc.queryForList("select id from delivery where trouble is not null", Long.class)) {
            open(id).ifPresent(opened -> replace(opened, connection, mention, by));
        }
    }

    private void replace(Opened opened, String connection, Mention mention, String by) {
        Delivery delivery = opened.delivery();
        String body = new String(delivery.body(), StandardCharsets.UTF_8);
        // CloudEvents in our own format may be about any connection's requests.
        boolean itsOwn = opened.kept().connection().equals(connection) || body.contains("\"" + connection + ":");
        if (itsOwn && (mention.isIn(body) || mention.isIn(opened.kept().reason()))) {
            byte[] changed = mention.replaced(body, by).getBytes(StandardCharsets.UTF_8);
            jdbc.update(
                    "update delivery set sealed = ?, reason = ? where id = ? and trouble is not null",
                    seal.close(new Delivery(delivery.id(), delivery.receivedAt(), delivery.headers(), changed).write()),
                    seal.close(mention.replaced(opened.kept().reason(), by).getBytes(StandardCharsets.UTF_8)),
                    opened.kept().id());
        }
    }

    /** Deletes expired deliveries. */
    public void expire() {
        jdbc.update(
                "delete from delivery where trouble is not null and expires_at < ?",
                OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    public long size() {
        Long size = jdbc.queryForObject("select count(*) from delivery where trouble is not null", Long.class);
        return size == null ? 0 : size;
    }

    private Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(
                row.getLong("id"),
                row.getString("connection"),
                row.getString("trouble"),
                reason(row.getBytes("reason")),
                row.getTimestamp("received_at").toInstant(),
                row.getTimestamp("expires_at").toInstant());
    }

    /** Returns the reason; without the installation's key, a note instead, so that the rest of the list still shows. */
    private String reason(byte[] sealed) {
        try {
            return new String(seal.open(sealed), StandardCharsets.UTF_8);
        } catch (IllegalStateException lost) {
            return "cannot be opened with this installation's key";
        }
    }

    private static Object[] concat(long first, Object[] middle, int last) {
        Object[] all = new Object[middle.length + 2];
        all[0] = first;
        System.arraycopy(middle, 0, all, 1, middle.length);
        all[all.length - 1] = last;
        return all;
    }
}
