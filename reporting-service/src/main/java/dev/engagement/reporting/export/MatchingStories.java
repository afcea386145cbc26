package dev.engagement.reporting.export;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.Fold;
import dev.engagement.reporting.factors.ReaderScope;
import dev.engagement.reporting.factors.Story;
import dev.engagement.reporting.history.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Passes on the entries of requests that a filter matches, as their whole stories say; one without an opening matches nothing. Takes the
 * record request by request, and keeps one request at a time in memory.
 */
public final class MatchingStories implements Consumer<Stored> {
    private final Cohort asked;
    private final ReaderScope filter;
    private final Consumer<Stored> matching;
    private final List<Stored> story = new ArrayList<>();

    /**
     * Creates a filter.
     *
     * @param asked its span is that of the entries which are passed on
     */
    public MatchingStories(Cohort asked, Consumer<Stored> matching) {
        this.asked = asked;
        this.filter = new ReaderScope(asked.where(), null);
        this.matching = matching;
    }

    @Override
    public void accept(Stored entry) {
        if (!story.isEmpty()
                && !story.getFirst()
                        .recorded()
                        .subject()
                        .equals(entry.recorded().subject())) {
            end();
        }
        story.add(entry);
    }

    /** Passes on the last request. */
    public void end() {
        List<Recorded> entries = story.stream().map(Stored::recorded).toList();
        if (Fold.course(Story.of(entries, asked.asOf()), asked.charters())
                .filter(filter::includes)
                .isPresent()) {
            story.stream().filter(this::isInSpan).forEach(matching);
        }
        story.clear();
    }

    private boolean isInSpan(Stored entry) {
        Instant at = entry.recorded().occurredAt();
        Instant from = asked.from();
        Instant to = asked.to();
        return (from == null || !at.isBefore(from)) && (to == null || at.isBefore(to));
    }
}
