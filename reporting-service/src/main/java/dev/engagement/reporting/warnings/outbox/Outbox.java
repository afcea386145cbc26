package dev.engagement.reporting.warnings.outbox;

import dev.engagement.documents.subscriptions.Subscription;
import dev.engagement.reporting.warnings.Warning;
import dev.engagement.reporting.warnings.WarningRules.CountingSubscription;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Decisions on warnings, each stored once with a sending for each of its recipients. */
@Repository
public class Outbox {
    /** The recipient that every warning has. */
    public static final String TOPIC = "topic";

    /** Any number, the same in all instances: one decides at a time, so that no step follows a later one. */
    private static final long LOCK = 7_302_118_446L;

    private static final String DECIDE = """
            insert into warning (id, subscription, subject, target, due, step, step_at, decided_at, state, urgency, service, team)
            select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
            where not exists (
                select from warning where subscription = ? and subject = ? and target = ? and due = ? and step_at > ?)
            on conflict do nothing returning number""";

    private final OutboxDatabase database;

    Outbox(OutboxDatabase database) {
        this.database = database;
    }

    /**
     * Returns the subscriptions with the instants since which they count; a new one, and one whose rules have changed, counts from now on.
     *
     * @param names of all subscriptions that have a file, valid or not; the others are forgotten
     */
    public List<CountingSubscription> counting(
            List<Subscription> subscriptions, Collection<String> names, Instant now) {
        return Objects.requireNonNull(database.transaction().execute(status -> {
            JdbcTemplate jdbc = database.jdbc();
            jdbc.update("delete from subscription where not name = any (?)", (Object) names.toArray(String[]::new));
            for (Subscription subscription : subscriptions) {
                jdbc.update(
                        "insert into subscription (name, rules, since) values (?, ?, ?) on conflict (name) do update"
                                + " set rules = excluded.rules, since = excluded.since"
                                + " where subscription.rules <> excluded.rules",
                        subscription.name(),
                        subscription.rules(),
                        time(now));
            }
            return withInstants(subscriptions);
        }));
    }

    private List<CountingSubscription> withInstants(List<Subscription> subscriptions) {
        Map<String, Instant> since = new HashMap<>();
        database.jdbc().query("select name, since from subscription", row -> {
            since.put(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant());
        });
        List<CountingSubscription> counting = new ArrayList<>();
        for (Subscription subscription : subscriptions) {
            Instant from = since.get(subscription.name());
            if (from != null) {
                counting.add(new CountingSubscription(subscription, from));
            }
        }
        return counting;
    }

    /**
     * Stores decisions; those made before, or overtaken by a later step of the same deadline, change nothing.
     *
     * @param recipients the names of its recipients by the name of the subscription
     * @return how many are new
     */
    public int decide(List<Warning> warnings, Map<String, List<String>> recipients, Instant now) {
        return Objects.requireNonNull(database.transaction().execute(status -> {
            database.jdbc().query("select pg_advisory_xact_lock(" + LOCK + ")", row -> {});
            int fresh = 0;
            for (Warning warning : warnings) {
                List<Long> number = database.jdbc().queryForList(DECIDE, Long.class, values(warning, now));
                for (long one : number) {
                    address(warning, one, recipients.getOrDefault(warning.subscription(), List.of()), now);
                    fresh++;
                }
            }
            return fresh;
        }));
    }

    private static Object[] values(Warning warning, Instant now) {
        List<Object> key = List.of(
                warning.subscription(), warning.request(), warning.target().word(), time(warning.due()));
        List<Object> values = new ArrayList<>(List.of(warning.id()));
        values.addAll(key);
        values.addAll(Arrays.asList(
                warning.step(),
                time(warning.stepAt()),
                time(now),
                warning.state(),
                warning.urgency(),
                warning.service(),
                warning.team()));
        values.addAll(key);
        values.add(time(warning.stepAt()));
        return values.toArray();
    }

    private void address(Warning warning, long number, List<String> recipients, Instant now) {
        List<String> all = new ArrayList<>(recipients);
        all.add(TOPIC);
        for (String recipient : all) {
            database.jdbc()
                    .update(
                            "insert into sending (warning, recipient, number, subscription, subject, result, since, next_at)"
                                    + " values (?, ?, ?, ?, ?, 'waiting', ?, ?)",
                            warning.id(),
                            recipient,
                            number,
                            warning.subscription(),
                            warning.request(),
                            time(now),
                            time(now));
        }
    }

    /** Returns an instant in the precision of the database. */
    static OffsetDateTime time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
