package dev.engagement.reporting.jobs;

import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.history.History;
import dev.engagement.reporting.jobs.DifferencesAnswer.JudgedBy;
import dev.engagement.reporting.jobs.DifferencesAnswer.ReplaySide;
import dev.engagement.reporting.jobs.DifferencesAnswer.RequestDifference;
import dev.engagement.reporting.jobs.KeptReplay.ReplayState;
import dev.engagement.reporting.jobs.KeptReplays.Pair;
import dev.engagement.reporting.jobs.KeptReplays.ReplayedRequest;
import dev.engagement.reporting.measures.Figure;
import dev.engagement.reporting.measures.FigureBytes;
import dev.engagement.reporting.parameters.Parameters;
import dev.engagement.reporting.replay.Causes;
import dev.engagement.reporting.replay.Causes.Replayed;
import dev.engagement.reporting.replay.Difference;
import dev.engagement.reporting.report.Judging;
import dev.engagement.reporting.scorecards.Differences;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code GET /v1/replays/{a}/differences/{b}}: the figures that differ between two replays, and for each request with other readings, the
 * causes.
 */
@RestController
public class DifferencesDoor {
    private static final List<String> COHORT = List.of("from", "to", "by", "where");

    private final KeptReplays kept;
    private final Definitions definitions;
    private final History history;
    private final JsonMapper json;

    DifferencesDoor(KeptReplays kept, Definitions definitions, History history, JsonMapper json) {
        this.kept = kept;
        this.definitions = definitions;
        this.history = history;
        this.json = json;
    }

    @GetMapping("/v1/replays/{a}/differences/{b}")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public DifferencesAnswer differences(@PathVariable String a, @PathVariable String b, HttpServletRequest request) {
        Parameters parameters = new Parameters(request, "limit", "cursor");
        int limit = parameters.limit();
        String behind = Objects.requireNonNullElse(parameters.one("cursor"), "");
        KeptReplay before = done(a);
        KeptReplay after = done(b);
        refuseOtherCohort(before, after);
        List<Pair> pairs = kept.changed(before.id(), after.id(), behind, limit + 1);
        List<Pair> page = pairs.subList(0, Math.min(limit, pairs.size()));
        return new DifferencesAnswer(
                side(before),
                side(after),
                Differences.between(groups(before), groups(after)),
                kept.countChanged(before.id(), after.id()),
                requests(before, after, page),
                pairs.size() > limit ? page.getLast().subject() : null);
    }

    private KeptReplay done(String id) {
        KeptReplay replay = ReplayDoor.find(kept, id);
        if (replay.state() != ReplayState.DONE) {
            throw new Refused(new Problem(
                    "replay-not-done",
                    409,
                    "The replay is not done",
                    "Replay " + id + " has no figures: GET /v1/replays/" + id + " gives its state.",
                    "id"));
        }
        return replay;
    }

    private void refuseOtherCohort(KeptReplay before, KeptReplay after) {
        Map<String, Object> one = definitions.of(before).parameters();
        Map<String, Object> other = definitions.of(after).parameters();
        for (String name : COHORT) {
            if (!Objects.equals(one.get(name), other.get(name))) {
                throw new Refused(new Problem(
                        "replays-not-comparable",
                        422,
                        "The replays are not comparable",
                        "They were asked for different requests: \"" + name + "\" is " + one.get(name) + " and "
                                + other.get(name) + ".",
                        name));
            }
        }
    }

    private JsonNode groups(KeptReplay replay) {
        return json.readTree(replay.result()).path("groups");
    }

    private ReplaySide side(KeptReplay replay) {
        return new ReplaySide(replay.id(), definitions.of(replay));
    }

    private List<RequestDifference> requests(KeptReplay before, KeptReplay after, List<Pair> pairs) {
        Cohort one = definitions.read(before).cohort();
        Cohort other = definitions.read(after).cohort();
        Map<String, List<Recorded>> stories = new HashMap<>();
        Instant known = later(one, other);
        history.stories(pairs.stream().map(Pair::subject).toList(), known, stories::put);
        List<RequestDifference> requests = new ArrayList<>();
        for (Pair pair : pairs) {
            List<Difference> differences = Causes.of(
                    new Replayed(one, figures(before, pair.before())),
                    new Replayed(other, figures(after, pair.after())),
                    stories.getOrDefault(pair.subject(), List.of()));
            JudgedBy charter = new JudgedBy(judging(pair.before()), judging(pair.after()));
            requests.add(RequestDifference.of(pair.subject(), charter, differences));
        }
        return requests;
    }

    private static Instant later(Cohort one, Cohort other) {
        Instant first = Objects.requireNonNull(one.asOf().known());
        Instant second = Objects.requireNonNull(other.asOf().known());
        return first.isAfter(second) ? first : second;
    }

    private static Map<String, List<Figure>> figures(KeptReplay replay, @Nullable ReplayedRequest told) {
        return told == null ? Map.of() : Causes.byMeasure(FigureBytes.read(told.figures()), replay.measures());
    }

    private static @Nullable Judging judging(@Nullable ReplayedRequest told) {
        return told == null ? null : new Judging(told.charter(), told.version());
    }
}
