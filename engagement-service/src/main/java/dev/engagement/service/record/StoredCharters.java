package dev.engagement.service.record;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.engagement.documents.EntryJson;
import dev.engagement.events.Agreement.CharterPublished;
import dev.engagement.events.Catalogue;
import dev.engagement.events.Charter;
import dev.engagement.service.charter.CharterRules;
import dev.engagement.service.charter.CharterStore;
import dev.engagement.service.charter.CharterVersion;
import dev.engagement.service.charter.Precondition;
import dev.engagement.service.charter.Ruling;
import dev.engagement.service.intake.Streams;
import dev.engagement.service.request.StoredEntry;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Charters in the event store. */
@Component
class StoredCharters implements CharterStore {
    private final GroupStore store;
    private final Messages messages;
    private final Streams streams;
    private final JdbcTemplate jdbc;
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    StoredCharters(GroupStore store, Messages messages, Streams streams, JdbcTemplate jdbc) {
        this.store = store;
        this.messages = messages;
        this.streams = streams;
        this.jdbc = jdbc;
    }

    /** Publishes a charter; if another instance was faster, decides again from the new state. */
    @Override
    public Ruling publish(Charter charter, boolean restate, Precondition precondition) {
        Ruling ruling = Tries.of(() -> store.inTransaction(streams -> streams.rule(
                charter,
                restate,
                precondition,
                ids.generate(),
                messages.before(List.of()).now())));
        return ruling instanceof Ruling.Published(CharterVersion version, List<String> warnings)
                ? new Ruling.Published(version, with(warnings, CharterRules.overlaps(charter, others(charter))))
                : ruling;
    }

    private static List<String> with(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** Returns the latest version of each other charter. */
    private List<CharterVersion> others(Charter charter) {
        return names().stream()
                .filter(name -> !name.equals(charter.name()))
                .map(this::versions)
                .filter(versions -> !versions.isEmpty())
                .map(List::getLast)
                .toList();
    }

    @Override
    public List<CharterVersion> versions(String name) {
        List<CharterVersion> versions = CharterRules.initial(name);
        int published = 0;
        for (StoredEntry entry : streams.read(CharterPublished.subject(name), 0, Integer.MAX_VALUE)) {
            if (CharterPublished.isPublication(entry.type())) {
                int number = CharterPublished.version(name, published++);
                Optional<CharterVersion> version = version(entry, number);
                versions = version.isPresent() ? CharterRules.evolve(versions, version.get()) : versions;
            }
        }
        return versions;
    }

    /** Returns the version that an entry publishes; empty if nobody can read it. */
    private static Optional<CharterVersion> version(StoredEntry entry, int number) {
        if (entry.fault() == null
                && EntryJson.read(Catalogue.parse(entry.type()).orElseThrow(), entry.data())
                        instanceof CharterPublished(Charter charter)) {
            return Optional.of(
                    new CharterVersion(number, Instant.parse(Objects.requireNonNull(entry.recordedAt())), charter));
        }
        return Optional.empty();
    }

    @Override
    public List<String> names() {
        TreeSet<String> names = new TreeSet<>(List.of(Charter.DEFAULT));
        jdbc.queryForList(
                        "select aggregate_identifier from event where type = 'charter' and sequence_number = 0",
                        String.class)
                .forEach(subject -> names.add(subject.substring(CharterPublished.SUBJECT_PREFIX.length())));
        return List.copyOf(names);
    }
}
