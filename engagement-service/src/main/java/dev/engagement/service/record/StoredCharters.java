package dev.engagement.service.record;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.engagement.documents.EntryJson;
import dev.engagement.events.Agreement.CharterPublished;
import dev.engagement.events.Agreement.CharterRefused;
import dev.engagement.events.Agreement.CharterSigned;
import dev.engagement.events.Agreement.SigningEntry;
import dev.engagement.events.Catalogue;
import dev.engagement.events.Catalogue.EntryKind;
import dev.engagement.events.Charter;
import dev.engagement.events.Entry;
import dev.engagement.events.Signatures.Signature;
import dev.engagement.service.charter.CharterRules;
import dev.engagement.service.charter.CharterStore;
import dev.engagement.service.charter.CharterVersion;
import dev.engagement.service.charter.Consent;
import dev.engagement.service.charter.Precondition;
import dev.engagement.service.charter.Ruling;
import dev.engagement.service.intake.Streams;
import dev.engagement.service.intake.directory.DirectoryStore;
import dev.engagement.service.intake.directory.InstallationKey;
import dev.engagement.service.intake.directory.References;
import dev.engagement.service.intake.directory.References.Masked;
import dev.engagement.service.request.Message;
import dev.engagement.service.request.StoredEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Charters in the event store. */
@Component
class StoredCharters implements CharterStore {
    private static final EntryKind SIGNED = Catalogue.kindOf(new CharterSigned(1, "it", null));
    private static final EntryKind REFUSED = Catalogue.kindOf(new CharterRefused(1, "it", null, null));

    private final GroupStore store;
    private final Messages messages;
    private final Streams streams;
    private final DirectoryStore directory;
    private final References references;
    private final RecordingClock clock;
    private final JdbcTemplate jdbc;
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    StoredCharters(
            GroupStore store,
            Messages messages,
            Streams streams,
            DirectoryStore directory,
            InstallationKey key,
            RecordingClock clock,
            JdbcTemplate jdbc) {
        this.store = store;
        this.messages = messages;
        this.streams = streams;
        this.directory = directory;
        this.references = new References(key);
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /** Publishes a charter; if another instance was faster, decides again from the new state. */
    @Override
    public Ruling publish(Charter charter, boolean restate, Precondition precondition) {
        Ruling ruling = Tries.of(() ->
                store.inTransaction(streams -> streams.rule(charter, restate, precondition, ids.generate(), now())));
        return ruling instanceof Ruling.Published(CharterVersion version, List<String> warnings)
                ? new Ruling.Published(version, with(warnings, CharterRules.overlaps(charter, others(charter))))
                : ruling;
    }

    private Instant now() {
        return clock.recordedAt(null, messages.before(List.of()).now());
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

    /** Records a signatory's word; if another instance was faster, decides again from the new state. */
    @Override
    public Consent sign(String name, boolean refuses, Map<String, ?> data) {
        UUID entryId = ids.generate();
        String subject = CharterPublished.subject(name);
        EntryKind kind = refuses ? REFUSED : SIGNED;
        String id = name + "@" + data.get("version") + ":" + entryId;
        Masked masked = references.mask(kind, CharterPublished.SOURCE, id, subject, data);
        Entry word = Catalogue.read(new Catalogue.Type(kind, kind.revision()), masked.data());
        EntryJson.requireRecordable(word);
        List<DirectoryStore.Missing> stored = new ArrayList<>();
        Consent consent = Tries.of(() -> store.inTransaction(streams -> {
            Instant now = now();
            Message message = new Message(CharterPublished.SOURCE, id, subject, now, entryId, word);
            Consent decided = streams.sign(name, message, now);
            if (decided instanceof Consent.Given) {
                stored.add(directory.store(masked.remembered()));
            }
            return decided;
        }));
        stored.forEach(directory::committed);
        return consent;
    }

    @Override
    public List<CharterVersion> versions(String name) {
        List<CharterVersion> versions = CharterRules.initial(name);
        int published = 0;
        for (StoredEntry entry : streams.read(CharterPublished.subject(name), 0, Integer.MAX_VALUE)) {
            int number = CharterPublished.isPublication(entry.type()) ? CharterPublished.version(name, published++) : 0;
            versions = evolve(versions, entry, number);
        }
        return versions;
    }

    /** Returns the versions after an entry; as they were if nobody can read it. */
    private static List<CharterVersion> evolve(List<CharterVersion> versions, StoredEntry entry, int number) {
        if (entry.fault() != null) {
            return versions;
        }
        Instant recordedAt = Instant.parse(Objects.requireNonNull(entry.recordedAt()));
        return switch (EntryJson.read(Catalogue.parse(entry.type()).orElseThrow(), entry.data())) {
            case CharterPublished(Charter charter) ->
                CharterRules.evolve(versions, new CharterVersion(number, recordedAt, charter));
            case SigningEntry word -> CharterRules.evolve(versions, word.version(), Signature.of(word, recordedAt));
            default -> versions;
        };
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
