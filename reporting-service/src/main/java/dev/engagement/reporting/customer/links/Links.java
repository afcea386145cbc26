package dev.engagement.reporting.customer.links;

import dev.engagement.documents.keys.KeyScope;
import dev.engagement.reporting.directory.Directory;
import dev.engagement.reporting.factors.ReaderScope;
import dev.engagement.reporting.parameters.Scopes;
import dev.engagement.reporting.warnings.outbox.OutboxDatabase;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** The links to the customers' pages. A link opens while it is neither expired nor revoked, and while its requester is not forgotten. */
@Repository
public class Links {
    private static final String RATE = "rate";
    private static final String MINE = "mine";

    private final OutboxDatabase database;
    private final Directory directory;
    private final Clock clock;
    private final Duration lasts;
    private final SecureRandom random = new SecureRandom();

    Links(
            OutboxDatabase database,
            Directory directory,
            Clock clock,
            @Value("${engagement.links-last}") Duration lasts) {
        this.database = database;
        this.directory = directory;
        this.clock = clock;
        this.lasts = lasts;
    }

    /** Makes a link by which its requester rates a request. */
    public LinkToken rate(String request, String requester) {
        return make(RATE, request, requester, null);
    }

    /** Makes a link to all open requests of a requester. */
    public LinkToken mine(String requester) {
        return make(MINE, null, requester, null);
    }

    /** Makes a link to the requests of a unit. */
    public LinkToken unit(KeyScope unit) {
        return make(MINE, null, null, lines(unit));
    }

    private static String lines(KeyScope unit) {
        return String.join("\n", unit.words());
    }

    private LinkToken make(String kind, @Nullable String request, @Nullable String requester, @Nullable String unit) {
        LinkToken token = LinkToken.fresh(random);
        Instant now = clock.instant();
        database.jdbc()
                .update(
                        "insert into link (digest, kind, request, requester, unit, made_at, expires_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?)",
                        token.digest(),
                        kind,
                        request,
                        requester,
                        unit,
                        time(now),
                        time(now.plus(lasts)));
        return token;
    }

    /** Returns what a link to rate a request opens; empty if it opens nothing. */
    public Optional<CustomerLink> toRate(String text) {
        return open(RATE, text);
    }

    /** Returns what a link to somebody's requests opens; empty if it opens nothing. */
    public Optional<CustomerLink> toMine(String text) {
        return open(MINE, text);
    }

    private Optional<CustomerLink> open(String kind, String text) {
        return LinkToken.read(text)
                .flatMap(token -> database
                        .jdbc()
                        .query(
                                "select request, requester, unit from link where digest = ? and kind = ?"
                                        + " and revoked_at is null and expires_at > ?",
                                (row, number) -> new CustomerLink(
                                        row.getString("request"),
                                        scope(row.getString("requester"), row.getString("unit"))),
                                token.digest(),
                                kind,
                                time(clock.instant()))
                        .stream()
                        .findFirst())
                .filter(link -> isNamed(link.scope().requester()));
    }

    private static ReaderScope scope(@Nullable String requester, @Nullable String unit) {
        return unit == null
                ? new ReaderScope(Map.of(), requester)
                : Scopes.of(KeyScope.of(unit.lines().toList()));
    }

    /** Returns whether the directory names that requester; a unit needs no name. */
    private boolean isNamed(@Nullable String requester) {
        return requester == null || !directory.textOf(List.of(requester)).isEmpty();
    }

    /** Revokes all links to a request, and those to all requests of its requester; returns how many there were. */
    public int revoke(String request, @Nullable String requester) {
        return database.jdbc()
                .update(
                        "update link set revoked_at = ? where revoked_at is null and expires_at > ?"
                                + " and (request = ? or request is null and requester = ?)",
                        time(clock.instant()),
                        time(clock.instant()),
                        request,
                        requester);
    }

    /** Revokes all links to the requests of a unit; returns how many there were. */
    public int revoke(KeyScope unit) {
        return database.jdbc()
                .update(
                        "update link set revoked_at = ? where revoked_at is null and expires_at > ? and unit = ?",
                        time(clock.instant()),
                        time(clock.instant()),
                        lines(unit));
    }

    /** Deletes what opens nothing any more. */
    @Scheduled(fixedDelayString = "PT1H")
    void tidy() {
        if (database.isOpen()) {
            database.jdbc()
                    .update(
                            "delete from link where expires_at < ?",
                            time(clock.instant().minus(lasts)));
        }
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
