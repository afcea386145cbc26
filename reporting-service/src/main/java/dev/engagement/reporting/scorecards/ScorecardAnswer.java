package dev.engagement.reporting.scorecards;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.engagement.events.CharterBenchmark;
import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.parameters.AsOfAnswer;
import dev.engagement.reporting.report.Group;
import dev.engagement.reporting.report.Judging;
import dev.engagement.reporting.report.Scorecard;
import dev.engagement.reporting.report.Weighing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A scorecard in the contract's form; members are always in the same order, so that the same figures are the same bytes.
 *
 * @param before the figures of the period that it is compared with; absent if nothing is compared
 */
public record ScorecardAnswer(
        CohortAnswer cohort,
        AsOfAnswer asOf,
        List<Judging> charters,
        List<GroupAnswer> groups,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BeforeAnswer before) {
    /** The figures of an earlier period, under the same as-of. */
    record BeforeAnswer(CohortAnswer cohort, List<Judging> charters, List<GroupAnswer> groups) {}

    /** The span in which the requests were opened; null where it is open. */
    record CohortAnswer(@Nullable Instant from, @Nullable Instant to) {
        static CohortAnswer of(Cohort cohort) {
            return new CohortAnswer(cohort.from(), cohort.to());
        }
    }

    /**
     * A group.
     *
     * @param key a value for each dimension of the split, null where it is unknown
     * @param weight how often its requests count together; absent if each counts once
     */
    record GroupAnswer(
            Map<String, @Nullable String> key,
            int requests,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long weight,

            int anomalies,
            Map<String, MeasureAnswer> measures) {
        private static GroupAnswer of(
                Map<String, @Nullable String> key, Group group, boolean isWeighed, Benchmarks benchmarks) {
            List<MeasureAnswer> answers = group.columns().parallelStream()
                    .map(column -> MeasureAnswer.of(column, group, isWeighed, benchmarks))
                    .toList();
            Map<String, MeasureAnswer> measures = new LinkedHashMap<>();
            for (int i = 0; i < answers.size(); i++) {
                measures.put(group.columns().get(i).measure().name(), answers.get(i));
            }
            return new GroupAnswer(
                    key, group.requests(), isWeighed ? group.weight() : null, group.anomalies(), measures);
        }
    }

    public static ScorecardAnswer of(Question question, Scorecard card) {
        return new ScorecardAnswer(
                CohortAnswer.of(question.cohort()),
                question.asked().answer(),
                List.copyOf(card.judges()),
                groups(question.cohort(), card),
                null);
    }

    /** Returns the same with the figures of an earlier period. */
    ScorecardAnswer beside(Cohort earlier, Scorecard card) {
        return new ScorecardAnswer(
                cohort,
                asOf,
                charters,
                groups,
                new BeforeAnswer(CohortAnswer.of(earlier), List.copyOf(card.judges()), groups(earlier, card)));
    }

    static List<GroupAnswer> groups(Cohort cohort, Scorecard card) {
        List<GroupAnswer> groups = new ArrayList<>();
        card.groups().forEach((values, group) -> {
            Map<String, @Nullable String> key = new LinkedHashMap<>();
            Map<Dimension, String> common = cohort.common();
            for (int i = 0; i < card.by().size(); i++) {
                Dimension dimension = card.by().get(i);
                String value = values.get(i);
                key.put(dimension.word(), value);
                if (value != null) {
                    common.put(dimension, value);
                }
            }
            groups.add(GroupAnswer.of(
                    key,
                    group,
                    card.weighing() != Weighing.REQUESTS,
                    Benchmarks.beside(benchmarks(cohort, common), key)));
        });
        return groups;
    }

    /** Returns the benchmarks of the charter that judges requests with these dimensions. */
    private static List<CharterBenchmark> benchmarks(Cohort cohort, Map<Dimension, String> common) {
        return cohort.charters().judging(cohort.asOf().at(), common).charter().benchmarks();
    }
}
