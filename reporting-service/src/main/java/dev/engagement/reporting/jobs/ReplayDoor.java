package dev.engagement.reporting.jobs;

import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.measures.Measures;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** {@code /v1/replays}: scorecards over all history, as jobs. */
@RestController
public class ReplayDoor {
    private final KeptReplays kept;
    private final Definitions definitions;
    private final ReplayJobs jobs;
    private final Clock clock;
    private final JsonMapper json;
    private final ReplayProgram program;

    ReplayDoor(
            KeptReplays kept,
            Definitions definitions,
            ReplayJobs jobs,
            Clock clock,
            JsonMapper json,
            ReplayProgram program) {
        this.kept = kept;
        this.definitions = definitions;
        this.jobs = jobs;
        this.clock = clock;
        this.json = json;
        this.program = program;
    }

    public record ReplaysAnswer(List<ReplayAnswer> replays) {}

    /** Creates a replay; the body has the parameters of a scorecard, {@code by} and {@code where} as lists. */
    @PostMapping("/v1/replays")
    public ResponseEntity<ReplayAnswer> ask(@RequestBody(required = false) @Nullable Map<String, Object> body) {
        UUID id = UUID.randomUUID();
        kept.add(
                id,
                clock.instant(),
                definitions.check(body == null ? Map.of() : body),
                Measures.ALL.stream().map(Measure::name).toList(),
                program.name());
        jobs.wake();
        return ResponseEntity.accepted()
                .location(URI.create("/v1/replays/" + id))
                .body(answer(find(kept, id.toString()), false));
    }

    @GetMapping("/v1/replays")
    public ReplaysAnswer all() {
        return new ReplaysAnswer(
                kept.all().stream().map(replay -> answer(replay, false)).toList());
    }

    @GetMapping("/v1/replays/{id}")
    public ReplayAnswer one(@PathVariable String id) {
        return answer(find(kept, id), true);
    }

    /** Returns the groups of a replay's result; empty until it is done. */
    public List<ReplayedGroup> groups(String id) {
        return ReplayedGroup.of(find(kept, id), json);
    }

    /** Cancels a replay that is under way; deletes one that is over. */
    @DeleteMapping("/v1/replays/{id}")
    ResponseEntity<Void> end(@PathVariable String id) {
        kept.cancelOrDelete(find(kept, id).id(), clock.instant());
        return ResponseEntity.noContent().build();
    }

    static KeptReplay find(KeptReplays kept, String id) {
        try {
            return kept.find(UUID.fromString(id)).orElseThrow(() -> unknown(id));
        } catch (IllegalArgumentException noId) {
            throw unknown(id);
        }
    }

    private static Refused unknown(String id) {
        return new Refused(new Problem(
                "unknown-replay",
                404,
                "Unknown replay",
                "There is no replay \"" + id + "\"; GET /v1/replays lists all.",
                "id"));
    }

    private ReplayAnswer answer(KeptReplay replay, boolean withResult) {
        return ReplayAnswer.of(replay, definitions.of(replay), clock.instant(), withResult);
    }
}
