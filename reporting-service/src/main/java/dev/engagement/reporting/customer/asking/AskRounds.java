package dev.engagement.reporting.customer.asking;

import dev.engagement.documents.subscriptions.Subscription.AskRule;
import dev.engagement.reporting.charters.PublishedCharters;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.Charters;
import dev.engagement.reporting.factors.Fold;
import dev.engagement.reporting.factors.Story;
import dev.engagement.reporting.feed.Completeness;
import dev.engagement.reporting.history.History;
import dev.engagement.reporting.readings.Agenda.AgendaLine;
import dev.engagement.reporting.readings.DoneAgenda;
import dev.engagement.reporting.warnings.WarningRules.CountingSubscription;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Decides whom to ask for a rating, over and over, as of the instant up to which everything recorded has arrived. */
@Component
class AskRounds {
    private static final Logger LOG = LoggerFactory.getLogger(AskRounds.class);
    private static final int CHUNK = 200;
    /** A resolution is asked about so long after it is due, if we were away; later, nobody would understand why. */
    private static final Duration AWAY = Duration.ofDays(7);

    private final Subscriptions files;
    private final Outbox outbox;
    private final RatingOutbox ratings;
    private final DoneAgenda agenda;
    private final History history;
    private final PublishedCharters charters;
    private final Completeness completeness;
    private final Clock clock;
    private final Duration stalledAfter;

    AskRounds(
            Subscriptions files,
            Outbox outbox,
            RatingOutbox ratings,
            DoneAgenda agenda,
            History history,
            PublishedCharters charters,
            Completeness completeness,
            Clock clock,
            @Value("${engagement.stalled-after}") Duration stalledAfter) {
        this.files = files;
        this.outbox = outbox;
        this.ratings = ratings;
        this.agenda = agenda;
        this.history = history;
        this.charters = charters;
        this.completeness = completeness;
        this.clock = clock;
        this.stalledAfter = stalledAfter;
    }

    @Scheduled(fixedDelayString = "${engagement.warnings.look-every}")
    void look() {
        try {
            ReadSubscriptions found = files.look();
            if (found.subscriptions().stream().anyMatch(one -> one.ask() != null)) {
                decide(outbox.counting(found.subscriptions(), found.names(), clock.instant()).stream()
                        .filter(one -> one.subscription().ask() != null)
                        .toList());
            }
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("Nobody can be asked for a rating now: {}", away.toString());
        }
    }

    private void decide(List<CountingSubscription> counting) {
        Instant asOf = completeness.completeTo().orElse(Instant.MIN);
        if (counting.isEmpty() || asOf.isBefore(clock.instant().minus(stalledAfter))) {
            return;
        }
        agenda.keepFor(CountingSubscription.fingerprint(counting));
        AskRules rules = new AskRules(counting, asOf);
        Charters judging = charters.judging();
        int looked = CHUNK;
        while (looked == CHUNK) {
            looked = agenda.look(
                    asOf.minus(AWAY).minus(AskRule.LONGEST), asOf, CHUNK, lines -> look(lines, rules, judging, asOf));
        }
    }

    /** Decides on some requests, and returns when to look at each again. */
    private Map<String, Instant> look(List<AgendaLine> lines, AskRules rules, Charters judging, Instant asOf) {
        List<String> concerned = lines.stream()
                .filter(line -> rules.concern(line.dimensions()))
                .map(AgendaLine::subject)
                .toList();
        Map<String, Instant> next = new HashMap<>();
        List<WantedRating> wanted = new ArrayList<>();
        history.stories(concerned, null, (request, entries) -> {
            Story story = Story.of(entries, AsOf.now(asOf));
            Fold.course(story, judging).ifPresent(course -> rules.decide(request, story, course, wanted, next));
        });
        ratings.decide(wanted, clock.instant());
        return next;
    }
}
