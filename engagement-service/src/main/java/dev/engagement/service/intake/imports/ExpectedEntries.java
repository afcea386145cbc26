package dev.engagement.service.intake.imports;

import dev.engagement.service.intake.coverage.Fact;
import dev.engagement.service.intake.imports.ImportOwnership.Claim;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Entries that a log expects, on disk during the comparison, so that a log of millions of rows takes no memory. */
@Repository
class ExpectedEntries {
    private final JdbcTemplate jdbc;

    ExpectedEntries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** An expected entry. */
    record ExpectedEntry(String subject, Fact fact) {}

    /** The instants of the first and the last one. */
    record Range(Instant first, Instant last) {
        boolean contains(Fact fact) {
            return !fact.at().isBefore(first) && !fact.at().isAfter(last);
        }
    }

    void add(UUID job, Collection<ExpectedEntry> entries) {
        jdbc.batchUpdate(
                "insert into import_expected (import, subject, name, at, person, id, line) values (?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict do nothing",
                entries.stream()
                        .map(one -> new @Nullable Object[] {
                            job,
                            one.subject(),
                            one.fact().name(),
                            one.fact().at().atOffset(ZoneOffset.UTC),
                            one.fact().person(),
                            one.fact().id(),
                            one.fact().line()
                        })
                        .toList());
    }

    /** Returns null if there are none. */
    @Nullable
    Range range(UUID job) {
        return jdbc.queryForObject(
                "select min(at), max(at) from import_expected where import = ?",
                (row, number) -> {
                    OffsetDateTime first = row.getObject(1, OffsetDateTime.class);
                    return first == null
                            ? null
                            : new Range(
                                    first.toInstant(),
                                    row.getObject(2, OffsetDateTime.class).toInstant());
                },
                job);
    }

    Set<String> names(UUID job) {
        return Set.copyOf(
                jdbc.queryForList("select distinct name from import_expected where import = ?", String.class, job));
    }

    /** Returns the facts of the next requests after that one, by subject and in order. */
    LinkedHashMap<String, List<Fact>> next(UUID job, String behind, int requests) {
        LinkedHashMap<String, List<Fact>> facts = new LinkedHashMap<>();
        jdbc.query(
                """
                select subject, name, at, person, id, line from import_expected
                where import = ? and subject in (
                    select distinct subject from import_expected where import = ? and subject > ?
                    order by subject limit ?)
                order by subject, place""",
                row -> {
                    facts.computeIfAbsent(row.getString(1), any -> new ArrayList<>())
                            .add(new Fact(
                                    row.getString(2),
                                    row.getObject(3, OffsetDateTime.class).toInstant(),
                                    row.getString(4),
                                    row.getString(5),
                                    row.getLong(6),
                                    Duration.ZERO));
                },
                job,
                job,
                behind,
                requests);
        return facts;
    }

    void markMissing(UUID job, Map<String, List<Fact>> missing) {
        jdbc.batchUpdate(
                "update import_expected set missing = true where import = ? and subject = ? and id = ?",
                missing.entrySet().stream()
                        .flatMap(
                                one -> one.getValue().stream().map(fact -> new Object[] {job, one.getKey(), fact.id()}))
                        .toList());
    }

    /** Returns those of the claims that are missing in the record. */
    List<Claim> missing(UUID job, List<Claim> claims) {
        if (claims.isEmpty()) {
            return claims;
        }
        Object[] ids = claims.stream().map(claim -> claim.told().id()).toArray();
        Set<String> missing = Set.copyOf(jdbc.query(
                "select distinct id from import_expected where import = ? and missing and id = any (?)",
                statement -> {
                    statement.setObject(1, job);
                    statement.setArray(2, statement.getConnection().createArrayOf("text", ids));
                },
                (row, number) -> row.getString(1)));
        return claims.stream()
                .filter(claim -> missing.contains(claim.told().id()))
                .toList();
    }

    void forget(UUID job) {
        jdbc.update("delete from import_expected where import = ?", job);
    }
}
