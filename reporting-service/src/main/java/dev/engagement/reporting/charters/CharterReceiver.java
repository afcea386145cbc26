package dev.engagement.reporting.charters;

import dev.engagement.events.TopicNames;
import dev.engagement.reporting.feed.Arrived;
import dev.engagement.reporting.feed.Received;
import dev.engagement.reporting.feed.Receiver;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Stores arriving charters and benchmarks. The requests that charters judge are found and folded again elsewhere. */
@Component
class CharterReceiver implements Receiver<Arrived> {
    private final PublishedCharters charters;
    private final PublishedBenchmarks benchmarks;
    private final Answering answering;

    CharterReceiver(PublishedCharters charters, PublishedBenchmarks benchmarks, Answering answering) {
        this.charters = charters;
        this.benchmarks = benchmarks;
        this.answering = answering;
    }

    @Override
    public String topic() {
        return TopicNames.CHARTERS;
    }

    @Override
    public Received<Arrived> receive(List<Arrived> arrived) {
        List<Arrived> judging = charters.store(arrived);
        if (!judging.isEmpty()) {
            answering.judgeAtOnce();
        }
        List<Arrived> fresh = Stream.concat(judging.stream(), benchmarks.store(arrived).stream())
                .toList();
        return new Received<>(fresh, () -> {});
    }
}
