package dev.engagement.reporting.charters;

import dev.engagement.documents.EntryJson;
import dev.engagement.events.Agreement.CharterPublished;
import dev.engagement.events.Agreement.CharterRefused;
import dev.engagement.events.Agreement.SigningEntry;
import dev.engagement.events.Catalogue;
import dev.engagement.events.Charter;
import dev.engagement.events.Recorded;
import dev.engagement.events.Signatures.Signature;
import dev.engagement.reporting.factors.CharterVersions;
import dev.engagement.reporting.factors.CharterVersions.Version;
import dev.engagement.reporting.factors.Judge;
import dev.engagement.reporting.factors.JudgingOrder;
import dev.engagement.reporting.feed.Arrived;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
 * sees. The content of a version never changes, so it is cached with its service hours; its signatures are read anew.
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

    /** Stores versions and signatures, and returns the new ones. */
    List<Arrived> store(List<Arrived> arrived) {
        return arrived.stream().filter(one -> store(one) > 0).toList();
    }

    private int store(Arrived one) {
        Recorded recorded = one.recorded();
        return switch (recorded.entry()) {
            case CharterPublished(Charter charter) ->
                jdbc.update(
                        """
                        insert into charter (name, version, recorded_at, effective_from, type, document)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing""",
                        charter.name(),
                        CharterPublished.versionOf(charter.name(), recorded.messageId()),
                        recorded.recordedAt().atOffset(ZoneOffset.UTC),
                        charter.effectiveFrom().atOffset(ZoneOffset.UTC),
                        one.type(),
                        one.data());
            case SigningEntry word ->
                jdbc.update(
                        """
                        insert into charter_signature (name, sequence, version, recorded_at, signatory, refused, person,
                            reason) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""",
                        recorded.subject().substring(CharterPublished.SUBJECT_PREFIX.length()),
                        recorded.sequence(),
                        word.version(),
                        recorded.recordedAt().atOffset(ZoneOffset.UTC),
                        word.signatory(),
                        word instanceof CharterRefused,
                        word.by(),
                        word.reason());
            default -> 0;
        };
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
        jdbc.execute("lock table charter, charter_signature in share mode");
        return judging();
    }

    /** Returns the versions of a charter; none if there is no charter of that name. */
    public CharterVersions named(String name) {
        return all().getOrDefault(name, new CharterVersions(List.of()));
    }

    private Map<String, CharterVersions> all() {
        Map<Key, Version> found = new LinkedHashMap<>();
        found.put(new Key(Charter.DEFAULT, 1), BUILT_IN);
        jdbc.query("""
                select name, version, sequence, signatory, refused, signed.recorded_at, person, reason
                from charter left join charter_signature signed using (name, version)
                order by name, version, sequence""", row -> {
            Key key = new Key(row.getString("name"), row.getInt("version"));
            found.computeIfAbsent(key, any -> read.computeIfAbsent(key, this::read));
            if (row.getString("signatory") != null) {
                Signature signature = signature(row);
                found.computeIfPresent(key, (any, version) -> version.with(signature));
            }
        });
        Map<String, List<Version>> versions = new TreeMap<>();
        found.forEach((key, version) ->
                versions.computeIfAbsent(key.name(), any -> new ArrayList<>()).add(version));
        Map<String, CharterVersions> all = new TreeMap<>();
        versions.forEach((name, list) -> all.put(name, new CharterVersions(list)));
        return all;
    }

    private static Signature signature(ResultSet row) throws SQLException {
        return new Signature(
                row.getString("signatory"),
                row.getBoolean("refused"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("person"),
                row.getString("reason"));
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
