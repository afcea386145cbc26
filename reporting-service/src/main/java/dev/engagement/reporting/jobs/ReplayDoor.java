package dev.engagement.reporting.jobs;

import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.jobs.Kept.State;
import dev.engagement.reporting.measures.Measures;
import dev.engagement.reporting.parameters.Numbers;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.util.RawValue;

/** {@code /v1/replays}: scorecards over all history, as jobs. */
@RestController
public class ReplayDoor {
    private final KeptReplays kept;
    private final Definitions definitions;
    private final ReplayJobs jobs;
    private final Clock clock;
    private final String version;

    ReplayDoor(
            KeptReplays kept,
            Definitions definitions,
            ReplayJobs jobs,
            Clock clock,
            @Value("${spring.application.version:development}") String version) {
        this.kept = kept;
        this.definitions = definitions;
        this.jobs = jobs;
        this.clock = clock;
        this.version = version;
    }

    /** Creates a replay; the body has the parameters of a scorecard, {@code by} and {@code where} as lists. */
    @PostMapping("/v1/replays")
    public ResponseEntity<Map<String, @Nullable Object>> ask(
            @RequestBody(required = false) @Nullable Map<String, Object> body) {
        UUID id = UUID.randomUUID();
        kept.add(
                id,
                clock.instant(),
                definitions.check(body == null ? Map.of() : body),
                Measures.ALL.stream().map(Measure::name).toList(),
                version + "/" + Integer.toHexString(Measures.EDITION));
        jobs.wake();
        return ResponseEntity.accepted()
                .location(URI.create("/v1/replays/" + id))
                .body(answer(find(kept, id.toString()), false));
    }

    @GetMapping("/v1/replays")
    public Map<String, Object> all() {
        return Map.of(
                "replays",
                kept.all().stream().map(replay -> answer(replay, false)).toList());
    }

    @GetMapping("/v1/replays/{id}")
    public Map<String, @Nullable Object> one(@PathVariable String id) {
        return answer(find(kept, id), true);
    }

    /** Cancels a replay that is under way; deletes one that is over. */
    @DeleteMapping("/v1/replays/{id}")
    ResponseEntity<Void> end(@PathVariable String id) {
        kept.cancelOrDelete(find(kept, id).id(), clock.instant());
        return ResponseEntity.noContent().build();
    }

    static Kept find(KeptReplays kept, String id) {
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

    private Map<String, @Nullable Object> answer(Kept replay, boolean withResult) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("id", replay.id().toString());
        answer.put("state", replay.state().name().toLowerCase(Locale.ROOT));
        answer.put("askedAt", replay.askedAt().toString());
        answer.put("startedAt", text(replay.startedAt()));
        answer.put("endedAt", text(replay.endedAt()));
        answer.put("definition", definition(definitions, replay));
        answer.put("progress", progress(replay));
        if (replay.problem() != null) {
            answer.put("problem", replay.problem());
        }
        if (withResult && replay.result() != null) {
            answer.put("result", new RawValue(replay.result()));
        }
        return answer;
    }

    /** Returns everything that determines a replay's result: its parameters, its as-of, and the program that made it. */
    static Map<String, Object> definition(Definitions definitions, Kept replay) {
        Map<String, Object> members = new LinkedHashMap<>(definitions.members(replay));
        members.put("program", replay.program());
        return members;
    }

    private Map<String, @Nullable Object> progress(Kept replay) {
        Map<String, @Nullable Object> progress = new LinkedHashMap<>();
        Long of = replay.entries();
        boolean isDone = replay.state() == State.DONE;
        progress.put("entries", replay.entriesRead());
        progress.put("of", of);
        progress.put(
                "share", isDone ? 1 : of == null || of == 0 ? 0 : Numbers.plain((double) replay.entriesRead() / of));
        Instant started = replay.startedAt();
        if (started != null && of != null) {
            Instant end = replay.endedAt() == null ? clock.instant() : replay.endedAt();
            double seconds = Math.max(0.001, Duration.between(started, end).toMillis() / 1000.0);
            double rate = replay.entriesRead() / seconds;
            progress.put("entriesPerSecond", Math.round(rate));
            progress.put(
                    "secondsLeft",
                    replay.state() != State.RUNNING || rate == 0
                            ? null
                            : Math.round((of - replay.entriesRead()) / rate));
        }
        return progress;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
