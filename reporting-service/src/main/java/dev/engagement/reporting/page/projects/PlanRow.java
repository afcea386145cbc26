package dev.engagement.reporting.page.projects;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.factors.Commitment;
import dev.engagement.reporting.factors.CommitmentOutcome;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.page.words.Words;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A commitment of a project's plan.
 *
 * @param planned the first date
 * @param moved the date that stands, if it is another one
 * @param moves how often it was moved
 * @param reached null while it is not delivered
 * @param isLate whether it is past its date, or was reached after it
 * @param scope what was agreed and delivered, in words; empty if it was about no number of things
 */
public record PlanRow(
        String name,
        String outcome,
        Instant planned,
        @Nullable Instant moved,
        int moves,
        @Nullable Instant reached,
        boolean isLate,
        String scope) {
    static PlanRow of(Commitment commitment, Course course) {
        List<Instant> dues = commitment.dues();
        Recorded delivery = commitment.delivery();
        CommitmentOutcome outcome = commitment.outcome(course.at());
        return new PlanRow(
                commitment.name(),
                Words.measure(outcome.word()),
                dues.getFirst(),
                dues.size() > 1 ? commitment.due() : null,
                dues.size() - 1,
                delivery == null ? null : delivery.occurredAt(),
                outcome == CommitmentOutcome.BROKEN,
                scope(commitment));
    }

    private static String scope(Commitment commitment) {
        List<Long> agreed = commitment.scopes();
        if (agreed.isEmpty()) {
            return "";
        }
        String first = Words.grouped(agreed.getFirst());
        String now = agreed.size() == 1 ? first : first + ", then " + Words.grouped(agreed.getLast());
        Long delivered = commitment.deliveredScope();
        return now + " agreed" + (delivered == null ? "" : ", " + Words.grouped(delivered) + " delivered");
    }

    /** Returns how often the date was moved, in words. */
    public String movedSays() {
        return moves == 1 ? "" : " (" + Words.count(moves, "time") + ")";
    }

    boolean isReached() {
        return reached != null;
    }
}
