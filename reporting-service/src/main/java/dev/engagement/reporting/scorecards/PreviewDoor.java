package dev.engagement.reporting.scorecards;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.engagement.documents.charters.Draft;
import dev.engagement.documents.charters.Drafts;
import dev.engagement.reporting.parameters.AsOfAnswer;
import dev.engagement.reporting.parameters.AsOfs;
import dev.engagement.reporting.parameters.AsOfs.Asked;
import dev.engagement.reporting.parameters.Parameters;
import dev.engagement.reporting.report.Judging;
import dev.engagement.reporting.scorecards.Previews.Judged;
import dev.engagement.reporting.scorecards.ScorecardAnswer.CohortAnswer;
import dev.engagement.reporting.scorecards.ScorecardAnswer.GroupAnswer;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code POST /v1/charters/{name}/preview}: the figures that a draft would have changed lately, before it is published. */
@RestController
class PreviewDoor {
    private static final int MOST_DAYS = 366;

    private final AsOfs asOfs;
    private final Previews previews;

    PreviewDoor(AsOfs asOfs, Previews previews) {
        this.asOfs = asOfs;
        this.previews = previews;
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

    /** Judges requests of the past by the draft, even if its {@code effectiveFrom} is later. */
    @PostMapping("/v1/charters/{name}/preview")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public PreviewAnswer preview(@PathVariable String name, HttpServletRequest request) throws IOException {
        Parameters parameters = new Parameters(request, "days");
        Duration days = days(parameters);
        Draft draft = Drafts.read(name, request.getContentType(), request.getInputStream());
        Asked asked = asOfs.read(parameters);
        return answer(previews.judged(draft.charter(), days, asked), asked, draft);
    }

    private static Duration days(Parameters parameters) {
        String text = parameters.one("days");
        String days = text == null ? String.valueOf(Previews.DAYS) : text;
        if (!days.matches("[1-9][0-9]{0,2}") || Integer.parseInt(days) > MOST_DAYS) {
            throw Parameters.invalid("days", "must be a whole number from 1 to " + MOST_DAYS);
        }
        return Duration.ofDays(Integer.parseInt(days));
    }

    private static PreviewAnswer answer(Judged judged, Asked asked, Draft draft) {
        return new PreviewAnswer(
                CohortAnswer.of(judged.cohort()),
                asked.answer(),
                new JudgedNow(judged.judges(), judged.now()),
                new JudgedByDraft(draft.charter().name(), judged.then()),
                judged.effect().figures().stream().map(DraftDifference::of).toList(),
                draft.warnings());
    }
}
