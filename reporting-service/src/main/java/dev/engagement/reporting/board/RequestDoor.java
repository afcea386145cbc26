package dev.engagement.reporting.board;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.door.AsOfs;
import dev.engagement.reporting.door.AsOfs.Asked;
import dev.engagement.reporting.door.Parameters;
import dev.engagement.reporting.door.WhatIfs;
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
import dev.engagement.reporting.readings.Cohorts;
import dev.engagement.web.Problem;
import dev.engagement.web.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.util.RawValue;

/** {@code GET /v1/requests/{id}} and {@code …/story}: everything that can be said of one request. */
@RestController
class RequestDoor {
    private final AsOfs asOfs;
    private final History history;
    private final WhatIfs whatIfs;
    private final Cohorts cohorts;
    private final ParkedRecords parkedRecords;

    RequestDoor(AsOfs asOfs, History history, WhatIfs whatIfs, Cohorts cohorts, ParkedRecords parkedRecords) {
        this.asOfs = asOfs;
        this.history = history;
        this.whatIfs = whatIfs;
        this.cohorts = cohorts;
        this.parkedRecords = parkedRecords;
    }

    @GetMapping("/v1/requests/{id}")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Map<String, @Nullable Object> request(@PathVariable String id, HttpServletRequest request) {
        Parameters parameters = new Parameters(request, "known", "happened", "charter");
        Asked asked = asOfs.read(parameters);
        Story story = Story.of(recorded(entries(id, asked)), asked.asOf());
        Account account = Account.of(story, whatIfs.read(parameters, asked));
        boolean isWhatIf =
                asked.asOf().known() != null || asked.asOf().happened() != null || parameters.one("charter") != null;
        // Of what was known then nobody can say whether a parked record belonged to it.
        boolean incomplete = asked.asOf().known() == null && parkedRecords.hasSome(id);
        return RequestAnswer.of(
                id, asked, account, isWhatIf ? account.readings() : withOvertakers(account), incomplete);
    }

    /** Who overtook it is in other stories; but for the present nobody can say without folding those all. */
    private Map<String, Reading> withOvertakers(Account account) {
        Course course = account.course();
        if (course == null) {
            return account.readings();
        }
        Wait wait = Wait.of(course);
        List<Wait> all = new ArrayList<>(List.of(wait));
        all.addAll(cohorts.openedIn(wait));
        Map<String, Reading> readings = new LinkedHashMap<>(account.readings());
        readings.put(
                Measures.ALL.get(Measures.OVERTAKEN_BY).name(), OvertakenBy.reading(course, Overtaking.count(all)[0]));
        return readings;
    }

    @GetMapping("/v1/requests/{id}/story")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Map<String, @Nullable Object> story(@PathVariable String id, HttpServletRequest request) {
        Asked asked = asOfs.read(new Parameters(request, "known", "happened"));
        List<Stored> entries = entries(id, asked);
        Map<Long, Stored> bySequence = new HashMap<>();
        entries.forEach(entry -> bySequence.put(entry.recorded().sequence(), entry));
        List<Map<String, Object>> told = new ArrayList<>();
        for (Recorded entry : Story.of(recorded(entries), asked.asOf()).entries()) {
            Stored stored = bySequence.get(entry.sequence());
            if (stored != null) {
                told.add(entry(stored));
            }
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("request", id);
        answer.put("asOf", asked.toMap());
        answer.put("entries", told);
        return answer;
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

    private static Map<String, Object> entry(Stored stored) {
        Recorded entry = stored.recorded();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("entryid", entry.entryId().toString());
        members.put("sequence", entry.sequence());
        members.put("type", stored.type());
        members.put("time", entry.occurredAt().toString());
        members.put("recordedtime", entry.recordedAt().toString());
        members.put("source", entry.source());
        members.put("id", entry.messageId());
        members.put("data", new RawValue(stored.data()));
        return members;
    }
}
