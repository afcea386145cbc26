package dev.engagement.reporting.jobs;

import dev.engagement.reporting.parameters.AsOfs;
import dev.engagement.reporting.parameters.Parameters;
import dev.engagement.reporting.scorecards.Question;
import dev.engagement.reporting.scorecards.Questions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Definitions of replays: the parameters of a scorecard. A replay always has an instant up to which all entries are known, so that its
 * result is the same whenever it runs.
 */
@Component
class Definitions {
    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    private final Questions questions;
    private final AsOfs asOfs;
    private final JsonMapper json;

    Definitions(Questions questions, AsOfs asOfs, JsonMapper json) {
        this.questions = questions;
        this.asOfs = asOfs;
        this.json = json;
    }

    /** Checks a reader's parameters; returns the definition to keep. */
    String check(Map<String, Object> members) {
        Question question = questions.read(Parameters.of(members, Questions.parameters()));
        Map<String, Object> complete = new LinkedHashMap<>(members);
        if (question.cohort().asOf().known() == null) {
            complete.put("known", asOfs.complete(question.asked()).toString());
        }
        return json.writeValueAsString(complete);
    }

    Question read(KeptReplay replay) {
        return questions.read(Parameters.of(members(replay), Questions.parameters()));
    }

    /** Returns everything that determines the replay's result. */
    ReplayAnswer.Definition of(KeptReplay replay) {
        return new ReplayAnswer.Definition(members(replay), replay.program());
    }

    private Map<String, Object> members(KeptReplay replay) {
        return json.readValue(replay.parameters(), MEMBERS);
    }

    static Instant known(Question question) {
        return Objects.requireNonNull(question.cohort().asOf().known());
    }
}
