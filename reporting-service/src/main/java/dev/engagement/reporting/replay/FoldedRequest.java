package dev.engagement.reporting.replay;

import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Lifeline;
import dev.engagement.reporting.factors.urgency.Wait;
import dev.engagement.reporting.measures.Figures;
import dev.engagement.reporting.report.Judging;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a replay keeps of a story that it has folded.
 *
 * @param waited null if the request was opened outside the cohort's span
 * @param counted null if the request does not belong to the cohort
 */
public record FoldedRequest(
        String subject,
        Lifeline life,
        @Nullable Wait waited,
        @Nullable CountedRequest counted) {
    /**
     * A request of the cohort.
     *
     * @param customers how many it affects; null if nothing says
     * @param anomalies how many its story has
     * @param judge the charter version that judged its figures
     */
    public record CountedRequest(
            Map<Dimension, String> dimensions,
            @Nullable Integer customers,
            Figures figures,
            int anomalies,
            Judging judge) {
        private static CountedRequest of(Course course) {
            return new CountedRequest(
                    course.dimensions(),
                    course.customersAffected(),
                    Figures.of(course),
                    course.anomalies().size(),
                    Judging.of(course.judge()));
        }
    }

    static FoldedRequest of(String subject, Course course, Cohort cohort) {
        return new FoldedRequest(
                subject,
                Lifeline.of(course),
                cohort.spans(course) ? Wait.of(course) : null,
                cohort.includes(course) ? CountedRequest.of(course) : null);
    }
}
