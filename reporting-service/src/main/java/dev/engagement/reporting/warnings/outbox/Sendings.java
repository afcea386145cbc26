package dev.engagement.reporting.warnings.outbox;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

/** The sendings of warnings: each is claimed, tried and noted, over and over for a day, until it is sent. */
@Repository
public class Sendings {
    /** The first waiting one of each request, if it is due. Whoever claims it has it until the claim ends, then another may. */
    private static final String CLAIM = """
            with next as (
                select warning, recipient from sending
                where subscription = ? and recipient = ? and result = 'waiting' and next_at <= ?
                    and not exists (
                        select from sending earlier
                        where earlier.subscription = sending.subscription and earlier.recipient = sending.recipient
                            and earlier.result = 'waiting' and earlier.subject = sending.subject
                            and earlier.number < sending.number)
                order by number limit 1 for update skip locked),
            claimed as (
                update sending set attempts = attempts + 1, next_at = ? from next
                where sending.warning = next.warning and sending.recipient = next.recipient
                returning sending.warning, sending.attempts, sending.since)
            select claimed.attempts, claimed.since as tried_since, warning.* from claimed join warning on id = claimed.warning""";

    private final OutboxDatabase database;

    Sendings(OutboxDatabase database) {
        this.database = database;
    }

    /**
     * A claimed sending.
     *
     * @param attempt 1 for the first
     * @param since when tries began
     */
    public record Claim(GivenWarning warning, RecipientLane lane, int attempt, Instant since) {}

    /** Returns the lanes in which something is due; none while nothing has needed the outbox. */
    public List<RecipientLane> lanes(Instant now) {
        return !database.isOpen()
                ? List.of()
                : database.jdbc()
                        .query(
                                "select distinct subscription, recipient from sending where result = 'waiting' and next_at <= ?",
                                (row, number) -> new RecipientLane(row.getString(1), row.getString(2)),
                                Outbox.time(now));
    }

    /** Claims the next due sending of a lane. */
    public Optional<Claim> claim(RecipientLane lane, Instant now, Instant until) {
        return database
                .jdbc()
                .query(
                        CLAIM,
                        (row, number) -> new Claim(
                                GivenWarning.of(row),
                                lane,
                                row.getInt("attempts"),
                                row.getObject("tried_since", OffsetDateTime.class)
                                        .toInstant()),
                        lane.subscription(),
                        lane.recipient(),
                        Outbox.time(now),
                        Outbox.time(until))
                .stream()
                .findFirst();
    }

    /** Notes that a claimed sending arrived. */
    public void sent(Claim claim, Instant now) {
        database.jdbc()
                .update(
                        "update sending set result = 'sent', ended_at = ?, problem = null"
                                + " where warning = ? and recipient = ? and result = 'waiting'",
                        Outbox.time(now),
                        claim.warning().id(),
                        claim.lane().recipient());
    }

    /**
     * Notes that a claimed sending failed; it is tried again later, unless it was tried for a day. A claim that another took over changes nothing.
     *
     * @return whether it was the last try
     */
    public boolean failed(Claim claim, String problem, Instant now) {
        boolean over = Retries.areOver(claim.since(), now);
        int changed = database.jdbc()
                .update(
                        "update sending set result = ?, ended_at = ?, problem = ?, next_at = ?"
                                + " where warning = ? and recipient = ? and result = 'waiting' and attempts = ?",
                        over ? "undelivered" : "waiting",
                        over ? Outbox.time(now) : null,
                        problem,
                        Outbox.time(now.plus(Retries.pauseAfter(claim.attempt()))),
                        claim.warning().id(),
                        claim.lane().recipient(),
                        claim.attempt());
        return over && changed > 0;
    }

    /** Has the undelivered sendings of a warning tried again; returns how many there were. */
    public int again(String warning, Instant now) {
        return database.jdbc()
                .update(
                        "update sending set result = 'waiting', attempts = 0, since = ?, next_at = ?, ended_at = null"
                                + " where warning = ? and result = 'undelivered'",
                        Outbox.time(now),
                        Outbox.time(now),
                        warning);
    }
}
