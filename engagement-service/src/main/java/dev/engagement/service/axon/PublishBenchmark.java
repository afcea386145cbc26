package dev.engagement.service.axon;

import dev.engagement.events.Outside.BenchmarkPublished;
import java.time.Instant;
import java.util.UUID;

/** Asks a provider's aggregate to publish a set as that entry; {@code now} is the store's clock. */
record PublishBenchmark(BenchmarkPublished set, UUID entryId, Instant now) implements Targeted {
    @Override
    public String subject() {
        return BenchmarkPublished.subject(set.provider());
    }
}
