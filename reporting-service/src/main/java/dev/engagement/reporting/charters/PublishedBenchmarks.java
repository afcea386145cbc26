package dev.engagement.reporting.charters;

import dev.engagement.documents.EntryJson;
import dev.engagement.events.Catalogue;
import dev.engagement.events.Outside.BenchmarkPublished;
import dev.engagement.reporting.feed.Arrived;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All published figures of providers outside. */
@Repository
public class PublishedBenchmarks {
    private final JdbcClient jdbc;

    PublishedBenchmarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores sets, and returns the new ones. */
    List<Arrived> store(List<Arrived> arrived) {
        return arrived.stream()
                .filter(one -> one.recorded().entry() instanceof BenchmarkPublished set && store(one, set) > 0)
                .toList();
    }

    private int store(Arrived one, BenchmarkPublished set) {
        return jdbc.sql("""
                insert into benchmark (provider, sequence, recorded_at, type, document)
                values (?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        set.provider(),
                        one.recorded().sequence(),
                        one.recorded().recordedAt().atOffset(ZoneOffset.UTC),
                        one.type(),
                        one.data())
                .update();
    }

    /** Returns the latest set of each provider, as far as it was known; a set without figures is none. */
    public List<BenchmarkPublished> latest(@Nullable Instant known) {
        return jdbc
                .sql("""
                select distinct on (provider) type, document from benchmark
                where recorded_at <= coalesce(?::timestamptz, 'infinity') order by provider, sequence desc""")
                .param(known == null ? null : known.atOffset(ZoneOffset.UTC))
                .query((row, number) -> (BenchmarkPublished)
                        EntryJson.read(Catalogue.parse(row.getString(1)).orElseThrow(), row.getString(2)))
                .list()
                .stream()
                .filter(set -> !set.figures().isEmpty())
                .toList();
    }
}
