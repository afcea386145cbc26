package dev.engagement.service.intake;

import dev.engagement.events.Catalogue;
import dev.engagement.service.intake.Translated.Understood;
import dev.engagement.service.intake.Translated.Unreadable;
import dev.engagement.service.request.Message;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/** Has translated messages recorded, and counts what became of them. */
@Component
public class Intake {
    private final Recorder recorder;
    private final MeterRegistry metrics;

    public Intake(Recorder recorder, MeterRegistry metrics) {
        this.recorder = recorder;
        this.metrics = metrics;
    }

    /** One outcome per message, in order; completes when what could be recorded is on disk. */
    public CompletableFuture<List<Outcome>> take(List<Translated> messages) {
        List<Submission> readable = messages.stream()
                .filter(Understood.class::isInstance)
                .map(message -> ((Understood) message).submission())
                .toList();
        return recorder.record(readable).thenApply(recorded -> {
            List<Outcome> outcomes = new ArrayList<>();
            int next = 0;
            for (Translated message : messages) {
                Outcome outcome =
                        switch (message) {
                            case Understood any -> recorded.get(next++);
                            case Unreadable unreadable -> new Outcome.Rejected(unreadable.problem());
                        };
                count(message, outcome);
                outcomes.add(outcome);
            }
            return outcomes;
        });
    }

    private void count(Translated translated, Outcome outcome) {
        switch (outcome) {
            case Outcome.Recorded any
            when translated instanceof Understood readable -> {
                Message message = readable.submission().message();
                metrics.counter(
                                "engagement.entries",
                                "name",
                                Catalogue.kindOf(message.entry()).name(),
                                "source",
                                Sources.label(message.source()))
                        .increment();
            }
            case Outcome.Recorded any -> throw new IllegalStateException("unreadable, and yet recorded");
            case Outcome.Duplicate any ->
                metrics.counter("engagement.duplicates").increment();
            case Outcome.Rejected(var problem) ->
                metrics.counter("engagement.rejected", "reason", problem.slug()).increment();
        }
    }
}
