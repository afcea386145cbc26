package dev.engagement.service.intake.deliveries;

import dev.engagement.service.intake.directory.InstallationKey;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Deliveries on disk that wait to be recorded, by connection and in the order of their arrival. */
@Component
public class Inbox {
    /** Bounds the memory that the deliveries of one connection take at once. */
    private static final int DELIVERIES = 200;

    private static final int BYTES = 8 * 1024 * 1024;
    /** Lock for one instance at a time and connection: neighbouring snapshots must not be compared by two at once. */
    private static final int CLAIM = 0x77656268;
    /** Lock of programs up to 0.1.0, one for all connections. */
    private static final long OLD_CLAIM = 0x77656268_6f6f6b73L;

    private final JdbcTemplate jdbc;
    private final Seal seal;
    private final InstallationKey key;
    private final TransactionTemplate transaction;
    private final Semaphore arrivals = new Semaphore(0);

    Inbox(JdbcTemplate jdbc, Seal seal, InstallationKey key, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.seal = seal;
        this.key = key;
    }

    /** A waiting delivery, still sealed; its reader opens it, so that a damaged one blocks no others. */
    public record WaitingDelivery(long id, String connection, Instant receivedAt, byte[] sealed) {}

    public Delivery open(WaitingDelivery waiting) {
        return Delivery.read(seal.open(waiting.sealed()));
    }

    /**
     * Stores a delivery; it is on disk when this returns. A repeat of one that still waits or is in quarantine is not stored again.
     *
     * @param byBody whether a body that was translated before is a repeat under any name, since the name is not signed
     */
    public void put(String connection, Delivery delivery, boolean byBody) {
        String body = Base64.getEncoder().encodeToString(delivery.body());
        byte[] digest =
                byBody ? key.sign("body", connection, body) : key.sign("delivery", connection, delivery.id(), body);
        transaction.executeWithoutResult(status -> {
            jdbc.update(
                    "insert into delivery (connection, digest, by_body, received_at, sealed) values (?, ?, ?, ?, ?)"
                            + " on conflict (digest) do nothing",
                    connection,
                    digest,
                    byBody,
                    OffsetDateTime.ofInstant(delivery.receivedAt(), ZoneOffset.UTC),
                    seal.close(delivery.write()));
            // After the insert, which waits for a worker that is translating the first one at this moment.
            jdbc.update(
                    "delete from delivery where digest = ? and exists (select from told_body where digest = ?)",
                    digest,
                    digest);
        });
        arrivals.release();
    }

    /** Returns the connections with waiting deliveries. */
    public List<String> connections() {
        // From one to the next by the index: a backlog of a million deliveries is not read to find its one connection.
        return jdbc.queryForList("""
                with recursive waiting as (
                    (select connection from delivery where trouble is null order by connection limit 1)
                    union all
                    select (select connection from delivery where trouble is null and connection > waiting.connection
                            order by connection limit 1)
                    from waiting where waiting.connection is not null)
                select connection from waiting where connection is not null""", String.class);
    }

    /** Claims a connection until the transaction ends; returns false if another instance has it. */
    public boolean claim(String connection) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select pg_try_advisory_xact_lock_shared(?) and pg_try_advisory_xact_lock(?, hashtext(?))",
                Boolean.class,
                OLD_CLAIM,
                CLAIM,
                connection));
    }

    /** Returns a connection's oldest waiting deliveries, in order. */
    public List<WaitingDelivery> next(String connection) {
        return jdbc.query(
                """
                select id, connection, received_at, sealed from delivery where id in (
                    select id from (
                        select id, sum(size) over (order by id) - size as before from (
                            select id, octet_length(sealed) as size from delivery
                            where trouble is null and connection = ? order by id limit ?) oldest) sized
                    where before <= ?)
                order by id""",
                (row, number) -> new WaitingDelivery(
                        row.getLong("id"),
                        row.getString("connection"),
                        row.getTimestamp("received_at").toInstant(),
                        row.getBytes("sealed")),
                connection,
                DELIVERIES,
                BYTES);
    }

    /** Deletes deliveries that are recorded. */
    public void forget(List<Long> ids) {
        jdbc.update(
                """
                with gone as (delete from delivery where id = any(?) returning digest, by_body)
                insert into told_body (digest) select digest from gone where by_body on conflict do nothing""",
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("bigint", ids.toArray())));
    }

    /** Waits for an arrival, or until that time is over, since other instances and retries do not signal. */
    public void awaitArrival(Duration atMost) throws InterruptedException {
        if (arrivals.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            arrivals.drainPermits();
        }
    }

    /** Ends the wait. */
    public void wake() {
        arrivals.release();
    }
}
