package dev.engagement.reporting.scorecards;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.engagement.documents.charters.Draft;
import dev.engagement.documents.charters.Drafts;
import dev.engagement.reporting.charters.PublishedCharters;
import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.Judge;
import dev.engagement.reporting.factors.JudgingOrder;
import dev.engagement.reporting.factors.Term;
import dev.engagement.reporting.parameters.AsOfAnswer;
import dev.engagement.reporting.parameters.AsOfs;
import dev.engagement.reporting.parameters.AsOfs.Asked;
import dev.engagement.reporting.parameters.Parameters;
import dev.engagement.reporting.report.Judging;
import dev.engagement.reporting.report.Scorecard;
import dev.engagement.reporting.scorecards.ScorecardAnswer.CohortAnswer;
import dev.engagement.reporting.scorecards.ScorecardAnswer.GroupAnswer;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /v1/charters/{name}/preview}: the figures that a draft would have changed lately, before it is published. */
@RestController
class PreviewDoor {
    private static final String DAYS = "90";
    private static final int MOST_DAYS = 366;

    private final AsOfs asOfs;
    private final PublishedCharters charters;
    private final Scorecards scorecards;
    private final JsonMapper json;

    PreviewDoor(AsOfs asOfs, PublishedCharters charters, Scorecards scorecards, JsonMapper json) {
        this.asOfs = asOfs;
        this.charters = charters;
        this.scorecards = scorecards;
        this.json = json;
    }

    /** The figures as they are judged now and as the draft would judge them, and the difference. */
    private record PreviewAnswer(
            CohortAnswer cohort,
            AsOfAnswer asOf,
            JudgedNow now,
            JudgedByDraft draft,
            List<DraftDifference> differences,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {}

    private record JudgedNow(List<Judging> charters, List<GroupAnswer> groups) {}

    private record JudgedByDraft(String name, List<GroupAnswer> groups) {}

    /** A figure that the draft changes; null on the side that does not have it. */
    private record DraftDifference(
            Map<String, @Nullable String> key,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String measure,

            String figure,
            @Nullable JsonNode now,
            @Nullable JsonNode draft) {
        private static DraftDifference of(FigureDifference figure) {
            return new DraftDifference(
                    figure.key(), figure.measure(), figure.figure(), figure.before(), figure.after());
        }
    }

    /**
     * Judges every request of those days that the draft claims by the draft, even if its {@code effectiveFrom} is later, since the reader
     * wants to see its effect. All others are judged as now.
     */
    @PostMapping("/v1/charters/{name}/preview")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public PreviewAnswer preview(@PathVariable String name, HttpServletRequest request) throws IOException {
        Parameters parameters = new Parameters(request, "days");
        Duration days = days(parameters);
        Draft draft = Drafts.read(name, request.getContentType(), request.getInputStream());
        Asked asked = asOfs.read(parameters);
        Instant to = asked.asOf().at();
        Cohort now = new Cohort(to.minus(days), to, Map.of(), asked.asOf(), charters.judging());
        JudgingOrder drafted = now.charters().under(List.of(Term.always(judge(draft))));
        Cohort then = new Cohort(now.from(), to, Map.of(), asked.asOf(), drafted);
        return answer(now, asked, draft, scorecards.of(now, List.of()), scorecards.of(then, List.of()));
    }

    private static Duration days(Parameters parameters) {
        String text = parameters.one("days");
        String days = text == null ? DAYS : text;
        if (!days.matches("[1-9][0-9]{0,2}") || Integer.parseInt(days) > MOST_DAYS) {
            throw Parameters.invalid("days", "must be a whole number from 1 to " + MOST_DAYS);
        }
        return Duration.ofDays(Integer.parseInt(days));
    }

    /** Judges by version 0: a draft has no number yet, and no published version is 0, so stored readings are never mistaken for its own. */
    private static Judge judge(Draft draft) {
        return new Judge(draft.charter(), 0);
    }

    private PreviewAnswer answer(Cohort cohort, Asked asked, Draft draft, Scorecard now, Scorecard then) {
        List<GroupAnswer> groupsNow = ScorecardAnswer.groups(cohort, now);
        List<GroupAnswer> groupsThen = ScorecardAnswer.groups(cohort, then);
        return new PreviewAnswer(
                CohortAnswer.of(cohort),
                asked.answer(),
                new JudgedNow(List.copyOf(now.judges()), groupsNow),
                new JudgedByDraft(draft.charter().name(), groupsThen),
                Differences.between(json.valueToTree(groupsNow), json.valueToTree(groupsThen)).stream()
                        .map(DraftDifference::of)
                        .toList(),
                draft.warnings());
    }
}
