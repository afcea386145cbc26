package dev.engagement.reporting.scorecards;

import dev.engagement.reporting.measures.AnswersKept;
import dev.engagement.reporting.parameters.Numbers;
import org.jspecify.annotations.Nullable;

/** Counts of waits by whether the answer came in time; {@code rate} is null if nothing is decided. */
record AnswersAnswer(
        int kept,
        int missed,
        int running,
        int ended,
        @Nullable Number rate) {
    static AnswersAnswer of(AnswersKept answers) {
        return new AnswersAnswer(
                answers.kept(), answers.missed(), answers.running(), answers.ended(), Numbers.plain(answers.rate()));
    }
}
