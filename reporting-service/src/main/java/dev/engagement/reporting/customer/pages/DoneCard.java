package dev.engagement.reporting.customer.pages;

import dev.engagement.events.Acceptance.ResultAccepted;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.page.Frame;
import dev.engagement.reporting.readings.Listing.Line;
import java.util.Map;

/**
 * A request that IT calls done, as its customer sees it.
 *
 * @param says when, and what the customer said of it
 * @param isJudged whether the customer has said since whether it is
 * @param isRated whether the customer has rated it
 */
public record DoneCard(String request, String title, String says, boolean isJudged, boolean isRated) {
    static DoneCard of(Line line, Course course, Map<String, String> names, Frame frame) {
        Recorded resolution = course.resolution();
        Recorded verdict = course.verdicts().latest();
        boolean isJudged =
                verdict != null && (resolution == null || !verdict.occurredAt().isBefore(resolution.occurredAt()));
        String done = resolution == null
                ? "IT closed it."
                : "IT says it was done on " + frame.time(resolution.occurredAt()) + ".";
        return new DoneCard(
                line.subject(),
                OpenCard.title(line, names),
                isJudged && verdict != null
                        ? done + (verdict.entry() instanceof ResultAccepted ? " You accepted it." : " You refused it.")
                        : done,
                isJudged,
                course.ratings().satisfactions().last() != null);
    }
}
