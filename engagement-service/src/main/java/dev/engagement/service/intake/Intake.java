package dev.engagement.service.intake;

import dev.engagement.events.Catalogue;
import dev.engagement.service.intake.Translated.Understood;
import dev.engagement.service.intake.Translated.Unreadable;
import dev.engagement.service.request.Message;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Records translated messages, and counts the outcomes. */
@Component
public class Intake {
    private final Recorder recorder;
    private final MeterRegistry metrics;
    private final Sources sources = new Sources();
    /** Kept, since the registry takes longer to find one than to count. */
    private final Map<List<String>, Counter> recorded = new ConcurrentHashMap<>();

    public Intake(Recorder recorder, MeterRegistry metrics) {
        this.recorder = recorder;
        this.metrics = metrics;
        // Prometheus sees no increase in a counter that first appears with its first count, so all counters start at 0.
        duplicates();
        Problems.OF_MESSAGES.forEach(this::rejected);
    }

    /** Records messages; returns one outcome per message, in order. Completes when all accepted messages are on disk. */
    public CompletableFuture<List<MessageOutcome>> take(List<Translated> messages) {
        List<Submission> readable = messages.stream()
                .filter(Understood.class::isInstance)
                .map(message -> ((Understood) message).submission())
                .toList();
        return recorder.record(readable).thenApply(recorded -> {
            List<MessageOutcome> outcomes = new ArrayList<>();
            int next = 0;
            for (Translated message : messages) {
                MessageOutcome outcome =
                        switch (message) {
                            case Understood any -> recorded.get(next++);
                            case Unreadable unreadable -> new MessageOutcome.Rejected(unreadable.problem());
                        };
                count(message, outcome);
                outcomes.add(outcome);
            }
            return outcomes;
        });
    }

    private void count(Translated translated, MessageOutcome outcome) {
        switch (outcome) {
            case MessageOutcome.NewlyRecorded any
            when translated instanceof Understood readable -> {
                Message message = readable.submission().message();
                entries(Catalogue.kindOf(message.entry()).name(), sources.label(message.source()))
                        .increment();
            }
            case MessageOutcome.NewlyRecorded any -> throw new IllegalStateException("unreadable, and yet recorded");
            case MessageOutcome.Duplicate any -> duplicates().increment();
            case MessageOutcome.Rejected(var problem) ->
                rejected(problem.slug()).increment();
        }
    }

    private Counter entries(String name, String source) {
        return recorded.computeIfAbsent(List.of(name, source), any -> Counter.builder("engagement.entries")
                .description(
                        "Entries recorded, history and corrections included, when they are on disk; by the entry's name"
                                + " and by the source that told it.")
                .tag("name", name)
                .tag("source", source)
                .register(metrics));
    }

    private Counter duplicates() {
        return Counter.builder("engagement.duplicates")
                .description(
                        "Messages that came again with the same content and so made no entry, counted when answered.")
                .register(metrics);
    }

    private Counter rejected(String reason) {
        return Counter.builder("engagement.rejected")
                .description(
                        "Messages that were refused and made no entry, counted when answered; by reason, the end of the"
                                + " problem's type. A delivery that could not be read at all is in quarantine instead.")
                .tag("reason", reason)
                .register(metrics);
    }
}
