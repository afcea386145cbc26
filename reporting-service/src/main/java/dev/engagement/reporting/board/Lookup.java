package dev.engagement.reporting.board;

import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Reading;
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
import dev.engagement.reporting.parameters.WhatIfs;
import dev.engagement.reporting.readings.Cohorts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Finds one request and folds its entries, as of any time and by any charter. */
@Component
public class Lookup {
    private final AsOfs asOfs;
    private final History history;
    private final WhatIfs whatIfs;
    private final Cohorts cohorts;
    private final ParkedRecords parkedRecords;

    Lookup(AsOfs asOfs, History history, WhatIfs whatIfs, Cohorts cohorts, ParkedRecords parkedRecords) {
        this.asOfs = asOfs;
        this.history = history;
        this.whatIfs = whatIfs;
        this.cohorts = cohorts;
        this.parkedRecords = parkedRecords;
    }

    /**
     * A request.
     *
     * @param readings of its account; for the present also how many requests overtook it
     * @param incomplete whether one of its entries could not be read here
     */
    public record FoundRequest(Asked asked, Account account, Map<String, Reading> readings, boolean incomplete) {}

    /** Finds a request; must be called in a transaction that sees one state of the database. */
    public FoundRequest find(String id, Parameters parameters) {
        Asked asked = asOfs.read(parameters);
        Story story = Story.of(recorded(entries(id, asked)), asked.asOf());
        Account account = Account.of(story, whatIfs.read(parameters, asked));
        boolean isWhatIf =
                asked.asOf().known() != null || asked.asOf().happened() != null || parameters.one("charter") != null;
        // For a time in the past, it is unknown whether a parked record belonged to the request.
        boolean incomplete = asked.asOf().known() == null && parkedRecords.hasSome(id);
        return new FoundRequest(asked, account, isWhatIf ? account.readings() : withOvertakers(account), incomplete);
    }

    /** Returns the request's entries in the order of the story, without retracted ones. */
    public List<Stored> story(String id, Asked asked) {
        List<Stored> entries = entries(id, asked);
        Map<Long, Stored> bySequence = new HashMap<>();
        entries.forEach(entry -> bySequence.put(entry.recorded().sequence(), entry));
        return Story.of(recorded(entries), asked.asOf()).entries().stream()
                .map(entry -> bySequence.get(entry.sequence()))
                .filter(Objects::nonNull)
                .toList();
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
            throw new Refused(new Problem(
                    "unknown-request",
                    404,
                    "Unknown request",
                    "Nothing " + (asked.asOf().known() == null ? "is" : "was") + " known of a request \"" + id + "\".",
                    "id"));
        }
        return entries;
    }

    private static List<Recorded> recorded(List<Stored> entries) {
        return entries.stream().map(Stored::recorded).toList();
    }
}
