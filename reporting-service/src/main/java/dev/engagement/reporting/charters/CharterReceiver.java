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

    CharterReceiver(PublishedCharters charters, PublishedBenchmarks benchmarks) {
        this.charters = charters;
        this.benchmarks = benchmarks;
    }

    @Override
    public String topic() {
        return TopicNames.CHARTERS;
    }

    @Override
    public Received<Arrived> receive(List<Arrived> arrived) {
        List<Arrived> fresh = Stream.concat(charters.store(arrived).stream(), benchmarks.store(arrived).stream())
                .toList();
        return new Received<>(fresh, () -> {});
    }
}
