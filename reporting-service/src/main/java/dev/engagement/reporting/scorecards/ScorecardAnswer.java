package dev.engagement.reporting.scorecards;

import dev.engagement.events.Charter;
import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.Commitment;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Unit;
import dev.engagement.reporting.factors.results.CommitmentsKept;
import dev.engagement.reporting.parameters.AsOfs.Asked;
import dev.engagement.reporting.parameters.Numbers;
import dev.engagement.reporting.report.Attainment;
import dev.engagement.reporting.report.Group;
import dev.engagement.reporting.report.Sample;
import dev.engagement.reporting.report.Scorecard;
import dev.engagement.reporting.report.Statistics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a scorecard in the contract's form; members are always in the same order, so that the same figures are the same bytes. */
public final class ScorecardAnswer {
    private ScorecardAnswer() {}

    public static Map<String, @Nullable Object> of(Question question, Scorecard card) {
        Map<String, @Nullable Object> answer = head(question.cohort(), question.asked());
        answer.put("charters", List.copyOf(card.judges()));
        answer.put("groups", groups(question.cohort(), card));
        return answer;
    }

    /** Returns the members that repeat the question. */
    static Map<String, @Nullable Object> head(Cohort cohort, Asked asked) {
        Map<String, @Nullable Object> span = new LinkedHashMap<>();
        span.put("from", cohort.from() == null ? null : cohort.from().toString());
        span.put("to", cohort.to() == null ? null : cohort.to().toString());
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("cohort", span);
        answer.put("asOf", asked.toMap());
        return answer;
    }

    static List<Map<String, Object>> groups(Cohort cohort, Scorecard card) {
        List<Charter.Benchmark> benchmarks = cohort.charters()
                .judging(cohort.asOf().at(), cohort.asOf())
                .charter()
                .benchmarks();
        List<Map<String, Object>> groups = new ArrayList<>();
        card.groups().forEach((key, group) -> {
            Map<String, @Nullable Object> names = new LinkedHashMap<>();
            for (int i = 0; i < card.by().size(); i++) {
                Dimension dimension = card.by().get(i);
                names.put(dimension.word(), key.get(i));
            }
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("key", names);
            members.put("requests", group.requests());
            members.put("anomalies", group.anomalies());
            members.put("measures", measures(group, Benchmarks.beside(benchmarks, names)));
            groups.add(members);
        });
        return groups;
    }

    private static Map<String, Object> measures(Group group, Benchmarks benchmarks) {
        Map<String, Object> measures = new LinkedHashMap<>();
        for (Group.Column column : group.columns()) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            members.put("unit", column.measure().unit().word());
            boolean countsWaiting = column.measure().countsWaiting();
            if (column.measure().unit() == Unit.SECONDS) {
                members.put("service", statistics(column.service(), countsWaiting));
                members.put("elapsed", statistics(column.elapsed(), countsWaiting));
            } else {
                members.putAll(statistics(column.service(), countsWaiting));
            }
            if (!column.attainment().isEmpty()) {
                members.put("attainment", attainment(column.attainment()));
            }
            if (column.measure() instanceof CommitmentsKept) {
                members.put("outcomes", outcomes(group));
            }
            List<Map<String, Object>> others = benchmarks.of(column.measure());
            if (!others.isEmpty()) {
                members.put("benchmarks", others);
            }
            measures.put(column.measure().name(), members);
        }
        return measures;
    }

    private static Map<String, Integer> outcomes(Group group) {
        Map<String, Integer> members = new LinkedHashMap<>();
        for (Commitment.Outcome outcome : Commitment.Outcome.values()) {
            members.put(outcome.word(), group.outcomes().getOrDefault(outcome, 0));
        }
        return members;
    }

    private static Map<String, @Nullable Object> statistics(Sample sample, boolean countsWaiting) {
        Statistics statistics = sample.statistics(countsWaiting);
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("n", statistics.n());
        members.put("running", statistics.running());
        members.put("ended", statistics.ended());
        members.put("total", Numbers.plain(statistics.total()));
        members.put("mean", Numbers.plain(statistics.mean()));
        members.put("p50", Numbers.plain(statistics.p50()));
        members.put("p90", Numbers.plain(statistics.p90()));
        members.put("max", Numbers.plain(statistics.max()));
        Statistics.WithWaiting withWaiting = statistics.withWaiting();
        if (withWaiting != null) {
            Map<String, @Nullable Object> waiting = new LinkedHashMap<>();
            waiting.put("p50", Numbers.plain(withWaiting.p50()));
            waiting.put("p90", Numbers.plain(withWaiting.p90()));
            members.put("withWaiting", waiting);
        }
        return members;
    }

    private static Map<String, @Nullable Object> attainment(Attainment attainment) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("met", attainment.met());
        members.put("missed", attainment.missed());
        members.put("undecided", attainment.undecided());
        members.put("rate", Numbers.plain(attainment.rate()));
        return members;
    }
}
