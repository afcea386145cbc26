package dev.engagement.reporting.page.replays;

import dev.engagement.events.Charter;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.charters.PublishedCharters;
import dev.engagement.reporting.factors.Judge;
import dev.engagement.reporting.history.History;
import dev.engagement.reporting.jobs.DifferencesAnswer;
import dev.engagement.reporting.jobs.DifferencesAnswer.CauseAnswer;
import dev.engagement.reporting.jobs.DifferencesAnswer.ReadingDifference;
import dev.engagement.reporting.jobs.DifferencesAnswer.RequestDifference;
import dev.engagement.reporting.page.Frame;
import dev.engagement.reporting.page.replays.RequestChange.ReadingChange;
import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.report.Judging;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts requests that read otherwise into words, with the clauses and entries that caused it. */
@Component
class RequestChanges {
    private static final int READINGS = 4;

    private final History history;
    private final PublishedCharters charters;

    RequestChanges(History history, PublishedCharters charters) {
        this.history = history;
        this.charters = charters;
    }

    /** Returns a line for each request; must be called in the transaction that has found them. */
    List<RequestChange> of(DifferencesAnswer found, Frame frame) {
        CauseWords causes = new CauseWords(entries(found.requests()), this::charter, frame);
        return found.requests().stream().map(changed -> line(changed, causes)).toList();
    }

    private static RequestChange line(RequestDifference changed, CauseWords causes) {
        List<ReadingChange> readings = changed.readings().entrySet().stream()
                .limit(READINGS)
                .map(reading -> new ReadingChange(
                        Words.measure(reading.getKey()),
                        ReadingWords.of(reading.getKey(), reading.getValue().before()),
                        ReadingWords.of(reading.getKey(), reading.getValue().after())))
                .toList();
        return new RequestChange(
                changed.request(),
                readings,
                changed.readings().size() - readings.size(),
                causes(changed)
                        .findFirst()
                        .map(cause -> CauseWords.kind(cause.cause()))
                        .orElse("nothing known"),
                causes.of(changed));
    }

    private Map<String, Map<UUID, Recorded>> entries(List<RequestDifference> requests) {
        Set<UUID> named = new HashSet<>();
        requests.stream().flatMap(RequestChanges::causes).forEach(cause -> named.addAll(cause.entries()));
        Map<String, Map<UUID, Recorded>> entries = new HashMap<>();
        history.stories(
                requests.stream().map(RequestDifference::request).toList(),
                null,
                (subject, story) -> entries.put(
                        subject,
                        story.stream()
                                .filter(entry -> named.contains(entry.entryId()))
                                .collect(Collectors.toMap(Recorded::entryId, entry -> entry, (one, other) -> one))));
        return entries;
    }

    private static Stream<CauseAnswer> causes(RequestDifference changed) {
        return changed.readings().values().stream()
                .map(ReadingDifference::causes)
                .flatMap(List::stream);
    }

    private @Nullable Charter charter(Judging judging) {
        return charters.named(judging.name()).all().stream()
                .map(version -> version.judge())
                .filter(judge -> judge.version() == judging.version())
                .findFirst()
                .map(Judge::charter)
                .orElse(null);
    }
}
