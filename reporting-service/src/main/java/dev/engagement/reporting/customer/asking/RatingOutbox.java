package dev.engagement.reporting.customer.asking;

import dev.engagement.reporting.customer.asking.WantedRating.Claimed;
import dev.engagement.reporting.warnings.outbox.OutboxDatabase;
import dev.engagement.reporting.warnings.outbox.Retries;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Questions for a rating. Each is decided once, claimed, sent, and then recorded; an instance that dies leaves it to another. */
@Repository
public class RatingOutbox {
    private static final String CLAIM = """
            update asking set attempts = attempts + 1, next_at = ? where id = (
                select id from asking where result in ('waiting', 'sent') and next_at <= ?
                order by next_at limit 1 for update skip locked)
            returning *""";

    private final OutboxDatabase database;

    RatingOutbox(OutboxDatabase database) {
        this.database = database;
    }

    /** Stores decisions; those made before change nothing. */
    void decide(List<WantedRating> wanted, Instant now) {
        for (WantedRating one : wanted) {
            database.jdbc()
                    .update(
                            "insert into asking (id, subscription, subject, resolution, requester, decided_at, result, next_at)"
                                    + " values (?, ?, ?, ?, ?, ?, 'waiting', ?) on conflict do nothing",
                            one.id(),
                            one.subscription(),
                            one.request(),
                            one.resolution(),
                            one.requester(),
                            time(now),
                            time(now));
        }
    }

    /** Claims the next one that is due; none while nothing has needed the outbox. */
    Optional<Claimed> claim(Instant now, Instant until) {
        return !database.isOpen()
                ? Optional.empty()
                : database
                        .jdbc()
                        .query(
                                CLAIM,
                                (row, number) -> new Claimed(
                                        new WantedRating(
                                                row.getString("subscription"),
                                                row.getString("subject"),
                                                row.getObject("resolution", UUID.class),
                                                row.getString("requester")),
                                        row.getObject("decided_at", OffsetDateTime.class)
                                                .toInstant(),
                                        row.getString("channel"),
                                        row.getInt("attempts")),
                                time(until),
                                time(now))
                        .stream()
                        .findFirst();
    }

    /** Notes that the link went out; that it did is to be recorded at once. */
    void sent(Claimed claimed, String channel, Instant now) {
        note(claimed, "sent", channel, now, null, 0);
    }

    /** Notes the end, good or bad. */
    void ended(Claimed claimed, String result) {
        note(claimed, result, claimed.channel(), Instant.EPOCH, null, claimed.attempt());
    }

    /** Notes that it failed; it is tried again later, but for what was not sent within a day. */
    void failed(Claimed claimed, String problem, Instant now) {
        boolean over = claimed.channel() == null && Retries.areOver(claimed.decidedAt(), now);
        String result = over ? "undelivered" : claimed.channel() == null ? "waiting" : "sent";
        note(
                claimed,
                result,
                claimed.channel(),
                now.plus(Retries.pauseAfter(claimed.attempt())),
                problem,
                claimed.attempt());
    }

    /** A claim that another took over changes nothing. */
    private void note(
            Claimed claimed,
            String result,
            @Nullable String channel,
            Instant nextAt,
            @Nullable String problem,
            int attempts) {
        database.jdbc()
                .update(
                        "update asking set result = ?, channel = ?, next_at = ?, problem = ?, attempts = ?"
                                + " where id = ? and attempts = ? and result in ('waiting', 'sent')",
                        result,
                        channel,
                        time(nextAt),
                        problem,
                        attempts,
                        claimed.wanted().id(),
                        claimed.attempt());
    }

    /** Returns how many decisions since then have each result. */
    public Map<String, Integer> results(Instant since) {
        Map<String, Integer> results = new LinkedHashMap<>();
        database.jdbc()
                .query(
                        "select result, count(*) from asking where decided_at >= ? group by result order by result",
                        row -> {
                            results.put(row.getString(1), row.getInt(2));
                        },
                        time(since));
        return results;
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
