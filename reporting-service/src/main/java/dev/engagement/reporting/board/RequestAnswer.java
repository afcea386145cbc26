package dev.engagement.reporting.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.board.Lookup.FoundRequest;
import dev.engagement.reporting.factors.Anomaly;
import dev.engagement.reporting.factors.Commitment;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.results.MilestoneSlip;
import dev.engagement.reporting.measures.Account;
import dev.engagement.reporting.measures.Figure;
import dev.engagement.reporting.parameters.AsOfAnswer;
import dev.engagement.reporting.parameters.Dimensions;
import dev.engagement.reporting.parameters.Numbers;
import dev.engagement.reporting.parameters.Slice;
import dev.engagement.reporting.report.OverPromising.Odds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer about one request, as the contract defines it.
 *
 * @param incomplete true if an entry of it is unreadable; else absent
 * @param customersAffected null if nothing says how many
 * @param charter null, like the owner, for a request without an opening
 * @param next where the next slice begins; absent on the last
 */
record RequestAnswer(
        String request,
        AsOfAnswer asOf,
        String state,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean incomplete,
        Map<String, @Nullable String> dimensions,
        @Nullable Integer customersAffected,
        @Nullable String owner,
        @Nullable CharterAnswer charter,
        ExpectationsAnswer expectations,
        ChancesAnswer chances,
        Map<String, ReadingAnswer> readings,
        List<CommitmentAnswer> commitments,
        List<AnomalyAnswer> anomalies,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer next) {
    /**
     * A commitment, with every date and scope that it had.
     *
     * @param milestone absent for a promise
     * @param odds when it was made; null if they are unknown
     */
    record CommitmentAnswer(
            String commitment,
            String outcome,
            List<Instant> dues,
            List<Long> scopes,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            MilestoneAnswer milestone,

            @Nullable OddsAnswer odds,
            List<UUID> entries) {
        private static CommitmentAnswer of(Commitment commitment, @Nullable Odds odds, Course course) {
            return new CommitmentAnswer(
                    commitment.name(),
                    commitment.outcome(course.at()).word(),
                    commitment.dues(),
                    commitment.scopes(),
                    MilestoneSlip.of(commitment, course)
                            .map(MilestoneAnswer::of)
                            .orElse(null),
                    odds == null
                            ? null
                            : new OddsAnswer(odds.like(), odds.longer(), odds.chance(), odds.isOverPromised()),
                    commitment.entries().stream().map(Recorded::entryId).toList());
        }
    }

    /**
     * A milestone.
     *
     * @param weight among those of its request
     * @param status of its slip
     * @param service how far it slipped, in seconds of working hours
     * @param elapsed the same by the wall clock
     */
    record MilestoneAnswer(
            Number weight,
            String status,
            @Nullable Number service,
            @Nullable Number elapsed) {
        private static MilestoneAnswer of(MilestoneSlip.Slip slip) {
            return new MilestoneAnswer(
                    slip.weight(),
                    slip.status().word(),
                    Numbers.plain(Figure.seconds(slip.time().service())),
                    Numbers.plain(Figure.seconds(slip.time().elapsed())));
        }
    }

    /** The requests like it that had waited as long as it had, and how many of them took longer than was promised. */
    record OddsAnswer(int like, long longer, double chance, boolean overPromised) {}

    /** An anomaly, with the entries that show it. */
    record AnomalyAnswer(String kind, List<UUID> entries) {
        private static AnomalyAnswer of(Anomaly anomaly) {
            return new AnomalyAnswer(anomaly.kind().word(), anomaly.entries());
        }
    }

    /**
     * Lists the first entries of each reading; the story lists all of them.
     *
     * @param slice of the commitments and of the anomalies
     */
    static RequestAnswer of(String id, FoundRequest found, Slice slice) {
        Account account = found.account();
        Course course = account.course();
        List<Commitment> commitments = course == null ? List.of() : course.commitments();
        return new RequestAnswer(
                id,
                found.asked().folded(),
                course == null ? "unopened" : course.state(),
                found.incomplete(),
                Dimensions.toMap(course == null ? Map.of() : course.dimensions()),
                course == null ? null : course.customersAffected(),
                course == null ? null : course.owner(),
                course == null
                        ? null
                        : new CharterAnswer(
                                course.judge().charter().name(), course.judge().version()),
                ExpectationsAnswer.of(account.expectations()),
                ChancesAnswer.of(found.chances()),
                readings(found, course),
                course == null ? List.of() : commitments(found, course, slice),
                slice.of(account.anomalies()).stream().map(AnomalyAnswer::of).toList(),
                slice.hasNext(Math.max(commitments.size(), account.anomalies().size())) ? slice.next() : null);
    }

    private static List<CommitmentAnswer> commitments(FoundRequest found, Course course, Slice slice) {
        List<CommitmentAnswer> answers = new ArrayList<>();
        for (Commitment commitment : slice.of(course.commitments())) {
            Odds odds = found.odds().get(slice.after() + answers.size());
            answers.add(CommitmentAnswer.of(commitment, odds, course));
        }
        return answers;
    }

    private static Map<String, ReadingAnswer> readings(FoundRequest found, @Nullable Course course) {
        Map<String, ReadingAnswer> readings = new LinkedHashMap<>();
        found.readings().forEach((name, reading) -> readings.put(name, ReadingAnswer.of(name, reading, course)));
        return readings;
    }
}
