package dev.engagement.service.intake;

import dev.engagement.events.Catalogue;
import dev.engagement.service.intake.Translated.Understood;
import dev.engagement.service.intake.Translated.Unreadable;
import dev.engagement.service.request.Message;
import io.micrometer.core.instrument.Counter;
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
                counter("engagement.entries", "Entries recorded, by name and source")
                        .tag("name", Catalogue.kindOf(message.entry()).name())
                        .tag("source", Sources.label(message.source()))
                        .register(metrics)
                        .increment();
            }
            case Outcome.Recorded any -> throw new IllegalStateException("unreadable, and yet recorded");
            case Outcome.Duplicate any ->
                counter("engagement.duplicates", "Messages that had been recorded before, with the same content")
                        .register(metrics)
                        .increment();
            case Outcome.Rejected(var problem) ->
                counter("engagement.rejected", "Messages refused, by the end of the problem's type")
                        .tag("reason", problem.slug())
                        .register(metrics)
                        .increment();
        }
    }

    private static Counter.Builder counter(String name, String says) {
        return Counter.builder(name).description(says);
    }
}
