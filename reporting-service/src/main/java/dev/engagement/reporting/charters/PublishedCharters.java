package dev.engagement.reporting.charters;

import dev.engagement.documents.EntryJson;
import dev.engagement.events.Agreement.CharterPublished;
import dev.engagement.events.Catalogue;
import dev.engagement.events.Charter;
import dev.engagement.reporting.factors.CharterVersions;
import dev.engagement.reporting.factors.CharterVersions.Version;
import dev.engagement.reporting.factors.Judge;
import dev.engagement.reporting.factors.JudgingOrder;
import dev.engagement.reporting.feed.Arrived;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * All published charter versions. Each call asks the database which versions exist, so within a transaction they fit the entries that it
 * sees. The content of a version never changes, so it is cached with its service hours.
 */
@Repository
public class PublishedCharters {
    private static final Version BUILT_IN = new Version(new Judge(Charter.standard(), 1), null);

    private final JdbcTemplate jdbc;
    private final Map<Key, Version> read = new ConcurrentHashMap<>();

    PublishedCharters(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Key(String name, int version) {}

    /** Stores versions, and returns the new ones. */
    List<Arrived> store(List<Arrived> arrived) {
        List<Arrived> fresh = new ArrayList<>();
        for (Arrived one : arrived) {
            if (one.recorded().entry() instanceof CharterPublished(Charter charter)) {
                int stored = jdbc.update(
                        """
                        insert into charter (name, version, recorded_at, effective_from, type, document)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing""",
                        charter.name(),
                        CharterPublished.versionOf(
                                charter.name(), one.recorded().messageId()),
                        one.recorded().recordedAt().atOffset(ZoneOffset.UTC),
                        charter.effectiveFrom().atOffset(ZoneOffset.UTC),
                        one.type(),
                        one.data());
                if (stored > 0) {
                    fresh.add(one);
                }
            }
        }
        return fresh;
    }

    /** Returns the charters that judge. */
    public JudgingOrder judging() {
        return judging(null);
    }

    /** Returns the charters that judge, as far as they were known. */
    public JudgingOrder judging(@Nullable Instant known) {
        Map<String, CharterVersions> all = all();
        CharterVersions standard = Objects.requireNonNull(all.remove(Charter.DEFAULT));
        return JudgingOrder.of(
                standard.knownAt(known),
                all.values().stream().map(charter -> charter.knownAt(known)).toList());
    }

    /** Returns the latest known version of the charter that judges whatever no other one does; its zone decides days and months. */
    public Charter latest(@Nullable Instant known) {
        return judging(known).judging(Instant.MAX, Map.of()).charter();
    }

    /**
     * Returns the charters that judge, for readings that will be stored. Keeps new ones away until this transaction ends: once a version is
     * here, so is everything that was folded without it.
     */
    public JudgingOrder folding() {
        jdbc.execute("lock table charter in share mode");
        return judging();
    }

    /** Returns the versions of a charter; none if there is no charter of that name. */
    public CharterVersions named(String name) {
        return all().getOrDefault(name, new CharterVersions(List.of()));
    }

    private Map<String, CharterVersions> all() {
        Map<String, List<Version>> versions = new TreeMap<>();
        versions.computeIfAbsent(Charter.DEFAULT, any -> new ArrayList<>()).add(BUILT_IN);
        jdbc.query("select name, version from charter order by name, version", row -> {
            Key key = new Key(row.getString(1), row.getInt(2));
            versions.computeIfAbsent(key.name(), any -> new ArrayList<>()).add(read.computeIfAbsent(key, this::read));
        });
        Map<String, CharterVersions> all = new TreeMap<>();
        versions.forEach((name, list) -> all.put(name, new CharterVersions(list)));
        return all;
    }

    public List<String> names() {
        TreeSet<String> names = new TreeSet<>(jdbc.queryForList("select distinct name from charter", String.class));
        names.add(Charter.DEFAULT);
        return List.copyOf(names);
    }

    private Version read(Key key) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select type, document, recorded_at from charter where name = ? and version = ?",
                (row, number) -> new Version(
                        new Judge(charter(row.getString(1), row.getString(2)), key.version()),
                        row.getObject(3, OffsetDateTime.class).toInstant()),
                key.name(),
                key.version()));
    }

    private static Charter charter(String type, String document) {
        return ((CharterPublished) EntryJson.read(Catalogue.parse(type).orElseThrow(), document)).charter();
    }
}
