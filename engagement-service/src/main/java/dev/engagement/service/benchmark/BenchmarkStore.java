package dev.engagement.service.benchmark;

import dev.engagement.events.Outside.BenchmarkPublished;

/** The stored benchmarks. */
public interface BenchmarkStore {
    /** Publishes a set, on disk when this returns; returns false if it is the provider's latest one already. */
    boolean publish(BenchmarkPublished set);
}
