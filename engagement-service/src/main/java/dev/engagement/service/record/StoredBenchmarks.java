package dev.engagement.service.record;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.engagement.events.Outside.BenchmarkPublished;
import dev.engagement.service.benchmark.BenchmarkStore;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Benchmarks in the event store. */
@Component
class StoredBenchmarks implements BenchmarkStore {
    private final GroupStore store;
    private final Messages messages;
    private final RecordingClock clock;
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    StoredBenchmarks(GroupStore store, Messages messages, RecordingClock clock) {
        this.store = store;
        this.messages = messages;
        this.clock = clock;
    }

    /** Publishes a set; if another instance was faster, decides again from the new state. */
    @Override
    public boolean publish(BenchmarkPublished set) {
        UUID entryId = ids.generate();
        return Tries.of(() -> store.inTransaction(streams -> streams.publish(
                set, entryId, clock.recordedAt(null, messages.before(List.of()).now()))));
    }
}
