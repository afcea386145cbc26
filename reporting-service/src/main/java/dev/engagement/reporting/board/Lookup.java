package dev.engagement.reporting.board;

import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import dev.engagement.events.Pact.Attained;
import dev.engagement.events.Recorded;
import dev.engagement.events.Results.RequestMerged;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Fold;
import dev.engagement.reporting.factors.JudgingOrder;
import dev.engagement.reporting.factors.Lifeline;
import dev.engagement.reporting.factors.ReaderScope;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.factors.Story;
import dev.engagement.reporting.factors.urgency.OvertakenBy;
import dev.engagement.reporting.factors.urgency.Overtaking;
import dev.engagement.reporting.factors.urgency.Wait;
import dev.engagement.reporting.feed.ParkedRecords;
import dev.engagement.reporting.history.History;
import dev.engagement.reporting.history.Stored;
import dev.engagement.reporting.measures.Account;
import dev.engagement.reporting.measures.Measures;
import dev.engagement.reporting.parameters.AsOfs;
import dev.engagement.reporting.parameters.AsOfs.Asked;
import dev.engagement.reporting.parameters.Parameters;
import dev.engagement.reporting.parameters.Scopes;
import dev.engagement.reporting.parameters.WhatIfs;
import dev.engagement.reporting.readings.Cohorts;
import dev.engagement.reporting.readings.ScopedRequests;
import dev.engagement.reporting.report.OverPromising.Odds;
import dev.engagement.reporting.scorecards.Prospects;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds one request and folds its entries, as of any time and by any charter. */
@Component
public class Lookup {
    private final AsOfs asOfs;
    private final History history;
    private final WhatIfs whatIfs;
    private final Cohorts cohorts;
    private final Prospects prospects;
    private final ParkedRecords parkedRecords;
    private final ScopedRequests requests;

    Lookup(
            AsOfs asOfs,
            History history,
            WhatIfs whatIfs,
            Cohorts cohorts,
            Prospects prospects,
            ParkedRecords parkedRecords,
            ScopedRequests requests) {
        this.requests = requests;
        this.asOfs = asOfs;
        this.history = history;
        this.whatIfs = whatIfs;
        this.cohorts = cohorts;
        this.prospects = prospects;
        this.parkedRecords = parkedRecords;
    }

    /**
     * A request.
     *
     * @param readings of its account; for the present also how many requests overtook it
     * @param chances that its open deadlines are missed; one that is unknown is missing
     * @param odds of its commitments as they were made, in their order; null where they are unknown
     * @param incomplete whether one of its entries could not be read here
     */
    public record FoundRequest(
            Asked asked,
            Account account,
            Map<String, Reading> readings,
            Map<Attained, Double> chances,
            List<@Nullable Odds> odds,
            boolean incomplete) {}

    /** Finds a request of the reader's scope; must be called in a transaction that sees one state of the database. */
    public FoundRequest find(String id, Parameters parameters) {
        Asked asked = asOfs.read(parameters);
        Story story = Story.of(recorded(entries(id, asked)), asked.asOf());
        // Before any other mistake is told: it would tell that the request is there.
        requireInside(id, story, asked);
        JudgingOrder charters = whatIfs.read(parameters, asked);
        Account account = Account.of(story, charters);
        boolean isWhatIf =
                asked.asOf().known() != null || asked.asOf().happened() != null || parameters.one("charter") != null;
        // For a time in the past, it is unknown whether a parked record belonged to the request.
        boolean incomplete = asked.asOf().known() == null && parkedRecords.hasSome(id);
        List<@Nullable Odds> odds = account.course() == null
                ? List.of()
                : ofAll(account.course(), prospects.odds(Lifeline.of(account.course()), asked.asOf(), charters));
        Map<String, Reading> readings = new LinkedHashMap<>(isWhatIf ? account.readings() : withOvertakers(account));
        readings.computeIfPresent(Measures.COMMITMENTS_BOLD.name(), (name, alone) -> bold(account, odds));
        return new FoundRequest(
                asked, account, readings, prospects.chances(account, asked.asOf(), charters), odds, incomplete);
    }

    /** Returns the odds of all commitments from those of the promises among them; a milestone has none. */
    private static List<@Nullable Odds> ofAll(Course course, List<@Nullable Odds> promises) {
        Iterator<@Nullable Odds> next = promises.iterator();
        List<@Nullable Odds> all = new ArrayList<>();
        course.commitments().forEach(commitment -> all.add(commitment.weight() == null ? next.next() : null));
        return all;
    }

    /** Returns the share of its promises that requests like it could not expect. */
    private static Reading bold(Account account, List<@Nullable Odds> odds) {
        List<Odds> known = odds.stream().filter(Objects::nonNull).toList();
        if (account.course() == null || known.isEmpty()) {
            return Reading.ABSENT;
        }
        double share = (double) known.stream().filter(Odds::isOverPromised).count() / known.size();
        List<UUID> made = account.course().commitments().stream()
                .map(commitment -> commitment.made().entryId())
                .toList();
        return Reading.value(Status.SETTLED, share, made);
    }

    /** Returns the request's entries in the order of the story, without retracted ones. */
    public List<Stored> story(String id, Asked asked) {
        ReaderScope scope = Scopes.ofReader();
        List<Stored> entries = entries(id, asked);
        Map<Long, Stored> bySequence = new HashMap<>();
        entries.forEach(entry -> bySequence.put(entry.recorded().sequence(), entry));
        Story story = Story.of(recorded(entries), asked.asOf());
        requireInside(id, story, asked);
        return story.entries().stream()
                .map(entry -> bySequence.get(entry.sequence()))
                .filter(Objects::nonNull)
                .map(entry -> known(entry, scope))
                .toList();
    }

    /** Answers a request outside the reader's scope like one that there is not. */
    private void requireInside(String id, Story story, Asked asked) {
        ReaderScope scope = Scopes.ofReader();
        if (!scope.isAll()
                && Fold.course(story, whatIfs.judging(asked))
                        .filter(scope::includes)
                        .isEmpty()) {
            throw unknown(id, asked);
        }
    }

    /** Hides the id of a request outside the reader's scope that this one became part of. */
    private Stored known(Stored stored, ReaderScope scope) {
        Recorded entry = stored.recorded();
        return !scope.isAll()
                        && entry.entry() instanceof RequestMerged(String into)
                        && requests.count(scope, List.of(into)) == 0
                ? new Stored(elsewhere(entry), stored.type(), "{}")
                : stored;
    }

    private static Recorded elsewhere(Recorded merged) {
        return new Recorded(
                merged.entryId(),
                merged.source(),
                merged.messageId(),
                merged.subject(),
                merged.occurredAt(),
                merged.recordedAt(),
                merged.sequence(),
                new RequestMerged("another:request"));
    }

    /**
     * Adds how many requests overtook this one, for the present only: for another time, the stories of all other requests would have to be
     * folded.
     */
    private Map<String, Reading> withOvertakers(Account account) {
        Course course = account.course();
        if (course == null) {
            return account.readings();
        }
        Wait wait = Wait.of(course);
        List<Wait> all = new ArrayList<>(List.of(wait));
        all.addAll(cohorts.openedIn(wait));
        Map<String, Reading> readings = new LinkedHashMap<>(account.readings());
        readings.put(Measures.OVERTAKEN_BY.name(), OvertakenBy.reading(course, Overtaking.count(all)[0]));
        return readings;
    }

    private List<Stored> entries(String id, Asked asked) {
        List<Stored> entries = history.entries(id, asked.asOf().known());
        if (entries.isEmpty() && !parkedRecords.hasSome(id)) {
            throw unknown(id, asked);
        }
        return entries;
    }

    private static Refused unknown(String id, Asked asked) {
        return new Refused(new Problem(
                "unknown-request",
                404,
                "Unknown request",
                "Nothing " + (asked.asOf().known() == null ? "is" : "was") + " known of a request \"" + id + "\".",
                "id"));
    }

    private static List<Recorded> recorded(List<Stored> entries) {
        return entries.stream().map(Stored::recorded).toList();
    }
}
