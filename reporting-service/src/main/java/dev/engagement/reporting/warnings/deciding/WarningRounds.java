package dev.engagement.reporting.warnings.deciding;

import dev.engagement.documents.subscriptions.Subscription;
import dev.engagement.reporting.charters.PublishedCharters;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.Charters;
import dev.engagement.reporting.factors.Fold;
import dev.engagement.reporting.factors.Story;
import dev.engagement.reporting.feed.Completeness;
import dev.engagement.reporting.history.History;
import dev.engagement.reporting.readings.Agenda;
import dev.engagement.reporting.readings.Agenda.AgendaLine;
import dev.engagement.reporting.warnings.Warning;
import dev.engagement.reporting.warnings.WarningRules;
import dev.engagement.reporting.warnings.WarningRules.CountingSubscription;
import dev.engagement.reporting.warnings.WarningRules.Decided;
import dev.engagement.reporting.warnings.outbox.Outbox;
import dev.engagement.reporting.warnings.subscriptions.Subscriptions;
import dev.engagement.reporting.warnings.subscriptions.Subscriptions.ReadSubscriptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Decides on warnings, over and over, as of the instant up to which everything recorded has arrived. While that lags behind nothing is
 * decided, so half-read stories warn nobody.
 */
@Component
class WarningRounds {
    private static final Logger LOG = LoggerFactory.getLogger(WarningRounds.class);
    /** Requests looked at, and locked, at a time: the feed waits for no more than these. */
    private static final int CHUNK = 200;

    private final Subscriptions files;
    private final Outbox outbox;
    private final Agenda agenda;
    private final History history;
    private final PublishedCharters charters;
    private final Completeness completeness;
    private final Clock clock;
    private final Duration stalledAfter;
    private boolean hadFiles;
    private volatile @Nullable String fault;

    WarningRounds(
            Subscriptions files,
            Outbox outbox,
            Agenda agenda,
            History history,
            PublishedCharters charters,
            Completeness completeness,
            Clock clock,
            @Value("${engagement.stalled-after}") Duration stalledAfter) {
        this.files = files;
        this.outbox = outbox;
        this.agenda = agenda;
        this.history = history;
        this.charters = charters;
        this.completeness = completeness;
        this.clock = clock;
        this.stalledAfter = stalledAfter;
    }

    /** Returns why no warning could be decided at the last look; null if they could. */
    @Nullable
    String fault() {
        return fault;
    }

    @Scheduled(fixedDelayString = "${engagement.warnings.look-every}")
    void look() {
        try {
            ReadSubscriptions found = files.look();
            if (hadFiles || !found.names().isEmpty()) {
                decide(outbox.counting(found.subscriptions(), found.names(), clock.instant()).stream()
                        .filter(one -> one.subscription().ask() == null)
                        .toList());
            }
            hadFiles = !found.names().isEmpty();
            fault = null;
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("No warnings can be decided now: {}", away.toString());
            fault = "a database does not answer: " + away.getClass().getSimpleName();
        }
    }

    private void decide(List<CountingSubscription> counting) {
        Instant now = clock.instant();
        Instant asOf = completeness.completeTo().orElse(Instant.MIN);
        if (counting.isEmpty() || asOf.isBefore(now.minus(stalledAfter))) {
            return;
        }
        agenda.keepFor(CountingSubscription.fingerprint(counting));
        WarningRules rules = new WarningRules(counting, asOf);
        Map<String, List<String>> recipients = counting.stream()
                .map(CountingSubscription::subscription)
                .collect(Collectors.toMap(Subscription::name, Subscription::recipients));
        Charters judging = charters.judging();
        int looked = CHUNK;
        while (looked == CHUNK) {
            looked = agenda.look(asOf, CHUNK, lines -> look(lines, rules, judging, asOf, recipients));
        }
    }

    /** Decides on some requests, and returns when to look at each again. */
    private Map<String, Instant> look(
            List<AgendaLine> lines,
            WarningRules rules,
            Charters judging,
            Instant asOf,
            Map<String, List<String>> recipients) {
        List<String> concerned = lines.stream()
                .filter(line -> rules.concern(line.dimensions()))
                .map(AgendaLine::subject)
                .toList();
        Map<String, Instant> next = new HashMap<>();
        List<Warning> warnings = new ArrayList<>();
        history.stories(concerned, null, (request, entries) -> Fold.course(Story.of(entries, AsOf.now(asOf)), judging)
                .ifPresent(course -> {
                    Decided decided = rules.decide(request, course);
                    warnings.addAll(decided.warnings());
                    if (decided.next() != null) {
                        next.put(request, decided.next());
                    }
                }));
        if (!warnings.isEmpty()) {
            outbox.decide(warnings, recipients, clock.instant());
        }
        return next;
    }
}
