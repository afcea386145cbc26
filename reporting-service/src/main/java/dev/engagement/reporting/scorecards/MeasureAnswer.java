package dev.engagement.reporting.scorecards;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.engagement.reporting.factors.CommitmentOutcome;
import dev.engagement.reporting.factors.Unit;
import dev.engagement.reporting.factors.pace.ObligationsKept;
import dev.engagement.reporting.factors.results.CommitmentsKept;
import dev.engagement.reporting.measures.AnswersKept;
import dev.engagement.reporting.measures.Duties.OwedBy;
import dev.engagement.reporting.parameters.Numbers;
import dev.engagement.reporting.report.Attainment;
import dev.engagement.reporting.report.Group;
import dev.engagement.reporting.report.Sample;
import dev.engagement.reporting.report.Statistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A measure's figures in a group. Each member that the measure does not have is absent.
 *
 * @param service statistics on the service clock, of a measure in seconds; {@code elapsed} likewise
 * @param plain statistics of any other measure, beside the other members
 * @param outcomes how many commitments had each outcome, of the measure that counts them
 * @param waitedOn the answers owed by each party, of the measure that counts them; {@code suppliers} likewise, by those that were named
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MeasureAnswer(
        String unit,
        @Nullable StatisticsAnswer service,
        @Nullable StatisticsAnswer elapsed,
        @JsonUnwrapped @Nullable StatisticsAnswer plain,
        @Nullable AttainmentAnswer attainment,
        @Nullable Map<String, Integer> outcomes,
        @Nullable Map<String, AnswersAnswer> waitedOn,
        @Nullable Map<String, AnswersAnswer> suppliers,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<BenchmarkAnswer> benchmarks) {
    static MeasureAnswer of(Group.Column column, Group group, boolean isWeighed, Benchmarks benchmarks) {
        boolean isTime = column.measure().unit() == Unit.SECONDS;
        boolean countsWaiting = column.measure().countsWaiting();
        return new MeasureAnswer(
                column.measure().unit().word(),
                isTime ? StatisticsAnswer.of(column.service(), countsWaiting, isWeighed) : null,
                isTime ? StatisticsAnswer.of(column.elapsed(), countsWaiting, isWeighed) : null,
                isTime ? null : StatisticsAnswer.of(column.service(), countsWaiting, isWeighed),
                column.attainment().isEmpty() ? null : AttainmentAnswer.of(column.attainment()),
                column.measure() instanceof CommitmentsKept ? outcomes(group) : null,
                column.measure() instanceof ObligationsKept
                        ? answers(group, owed -> owed.party().name().toLowerCase(Locale.ROOT))
                        : null,
                column.measure() instanceof ObligationsKept ? answers(group, OwedBy::supplier) : null,
                benchmarks.of(column.measure()));
    }

    private static Map<String, Integer> outcomes(Group group) {
        Map<String, Integer> outcomes = new LinkedHashMap<>();
        for (CommitmentOutcome outcome : CommitmentOutcome.values()) {
            outcomes.put(outcome.word(), group.outcomes().getOrDefault(outcome, 0));
        }
        return outcomes;
    }

    /** Returns the answers by a word, in the order of the words; those without one are left out. */
    private static Map<String, AnswersAnswer> answers(Group group, Function<OwedBy, @Nullable String> word) {
        Map<String, AnswersKept> byWord = new TreeMap<>();
        group.answers().forEach((owed, answers) -> {
            String by = word.apply(owed);
            if (by != null) {
                byWord.merge(by, answers, AnswersKept::plus);
            }
        });
        Map<String, AnswersAnswer> all = new LinkedHashMap<>();
        byWord.forEach((by, answers) -> all.put(by, AnswersAnswer.of(answers)));
        return all;
    }

    /**
     * Statistics with plain numbers.
     *
     * @param weight how often the n settled ones count together; absent if each counts once
     * @param withWaiting absent for a measure that no wait is part of
     */
    record StatisticsAnswer(
            int n,
            int running,
            int ended,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long weight,

            @Nullable Number total,
            @Nullable Number mean,
            @Nullable Number p50,
            @Nullable Number p90,
            @Nullable Number max,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            WaitingAnswer withWaiting) {
        private static StatisticsAnswer of(Sample sample, boolean countsWaiting, boolean isWeighed) {
            Statistics statistics = sample.statistics(countsWaiting);
            Statistics.WithWaiting waiting = statistics.withWaiting();
            return new StatisticsAnswer(
                    statistics.n(),
                    statistics.running(),
                    statistics.ended(),
                    isWeighed ? statistics.weight() : null,
                    Numbers.plain(statistics.total()),
                    Numbers.plain(statistics.mean()),
                    Numbers.plain(statistics.p50()),
                    Numbers.plain(statistics.p90()),
                    Numbers.plain(statistics.max()),
                    waiting == null
                            ? null
                            : new WaitingAnswer(Numbers.plain(waiting.p50()), Numbers.plain(waiting.p90())));
        }
    }

    /** Percentiles with the waits that still run. */
    record WaitingAnswer(@Nullable Number p50, @Nullable Number p90) {}

    /** Counts of readings by their target. */
    record AttainmentAnswer(
            int met, int missed, int undecided, @Nullable Number rate) {
        private static AttainmentAnswer of(Attainment attainment) {
            return new AttainmentAnswer(
                    attainment.met(), attainment.missed(), attainment.undecided(), Numbers.plain(attainment.rate()));
        }
    }
}
