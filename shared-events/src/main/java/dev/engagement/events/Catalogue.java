package dev.engagement.events;

import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The names of all entries on the wire, in the event store and in the topic, both ways. A name or revision is never used again for
 * something else; a change of meaning is a new revision with an {@link Upcast} from the one before.
 */
public final class Catalogue {
    /** The beginning of every CloudEvents type. */
    public static final String PREFIX = "dev.engagement.";

    private static final List<EntryKind> KINDS = List.of(
            new EntryKind("request-opened", 1, Opening.RequestOpened.class),
            new EntryKind("request-reclassified", 1, Opening.RequestReclassified.class),
            new EntryKind("urgency-assessed", 1, Urgency.UrgencyAssessed.class),
            new EntryKind("request-acknowledged", 1, Conversation.RequestAcknowledged.class),
            new EntryKind("ownership-changed", 1, Ownership.OwnershipChanged.class),
            new EntryKind("customer-contacted", 1, Conversation.CustomerContacted.class),
            new EntryKind("pace-agreed", 1, Pace.PaceAgreed.class),
            new EntryKind("progress-reported", 1, Pace.ProgressReported.class),
            new EntryKind("barrier-raised", 1, Pace.BarrierRaised.class),
            new EntryKind("barrier-cleared", 1, Pace.BarrierCleared.class),
            new EntryKind("commitment-made", 1, Results.CommitmentMade.class),
            new EntryKind("commitment-revised", 1, Results.CommitmentRevised.class),
            new EntryKind("commitment-delivered", 1, Results.CommitmentDelivered.class),
            new EntryKind("commitment-withdrawn", 1, Results.CommitmentWithdrawn.class),
            new EntryKind("request-resolved", 1, Results.RequestResolved.class),
            new EntryKind("request-reopened", 1, Results.RequestReopened.class),
            new EntryKind("request-closed", 1, Results.RequestClosed.class),
            new EntryKind("request-cancelled", 1, Results.RequestCancelled.class),
            new EntryKind("request-merged", 1, Results.RequestMerged.class),
            new EntryKind("success-agreed", 1, Acceptance.SuccessAgreed.class),
            new EntryKind("result-accepted", 1, Acceptance.ResultAccepted.class),
            new EntryKind("result-refused", 1, Acceptance.ResultRefused.class),
            new EntryKind("experience-rated", 1, Experience.ExperienceRated.class),
            new EntryKind("experience-asked", 1, Experience.ExperienceAsked.class),
            new EntryKind("effort-spent", 1, Urgency.EffortSpent.class),
            new EntryKind("entry-retracted", 1, Correction.EntryRetracted.class),
            new EntryKind("charter-published", 1, Agreement.CharterPublished.class),
            new EntryKind("charter-signed", 1, Agreement.CharterSigned.class),
            new EntryKind("charter-refused", 1, Agreement.CharterRefused.class),
            new EntryKind("benchmark-published", 1, Outside.BenchmarkPublished.class));

    private static final Map<String, EntryKind> BY_NAME = new LinkedHashMap<>();
    private static final Map<String, Type> BY_WIRE_TYPE = new HashMap<>();
    private static final Map<Class<?>, EntryKind> BY_CLASS = new LinkedHashMap<>();

    static {
        for (EntryKind kind : KINDS) {
            if (BY_NAME.put(kind.name(), kind) != null || BY_CLASS.put(kind.type(), kind) != null) {
                throw new IllegalStateException(kind + " stands in the catalogue twice");
            }
            for (int revision = 1; revision <= kind.revision(); revision++) {
                BY_WIRE_TYPE.put(wireType(kind.name(), revision), new Type(kind, revision));
            }
        }
    }

    /**
     * A kind of entry.
     *
     * @param name its name on the wire
     * @param revision the revision that is written today
     * @param type the record that holds it
     */
    public record EntryKind(String name, int revision, Class<? extends Entry> type) {
        /** The CloudEvents type that is written today, as in {@code dev.engagement.request-opened.v1}. */
        public String wireType() {
            return Catalogue.wireType(name, revision);
        }

        /** Whether a tool may send it; charters and benchmarks have doors of their own. */
        public boolean isAboutRequests() {
            return !Agreement.class.isAssignableFrom(type) && !Outside.class.isAssignableFrom(type);
        }

        /** The fields that a tool fills with personal data, each with the kind of data. */
        public Map<String, Personal.PersonalKind> personal() {
            return PERSONAL.get(this.type);
        }
    }

    private static final ClassValue<Map<String, Personal.PersonalKind>> PERSONAL = new ClassValue<>() {
        @Override
        protected Map<String, Personal.PersonalKind> computeValue(Class<?> type) {
            Map<String, Personal.PersonalKind> fields = new LinkedHashMap<>();
            for (RecordComponent component : type.getRecordComponents()) {
                Personal personal = component.getAnnotation(Personal.class);
                if (personal != null) {
                    fields.put(component.getName(), personal.value());
                }
            }
            return Map.copyOf(fields);
        }
    };

    /** A CloudEvents type taken apart: the kind of entry, and the revision of its data. */
    public record Type(EntryKind kind, int revision) {}

    private Catalogue() {}

    /** All kinds of entry, in the contract's order. */
    public static List<EntryKind> kinds() {
        return KINDS;
    }

    public static EntryKind kindOf(Entry entry) {
        EntryKind kind = BY_CLASS.get(entry.getClass());
        if (kind == null) {
            throw new IllegalStateException(entry.getClass() + " is missing from the catalogue");
        }
        return kind;
    }

    /** Returns the kind and revision that a CloudEvents type names; empty if this program does not know the kind or the revision. */
    public static Optional<Type> parse(String wireType) {
        return Optional.ofNullable(BY_WIRE_TYPE.get(wireType));
    }

    public static String wireType(String name, int revision) {
        return PREFIX + name + ".v" + revision;
    }

    /**
     * Returns the entry that the data of a message describes.
     *
     * @param type what the data is said to be, of any revision that ever was
     * @param data the message's data as plain strings, booleans, numbers and maps; absent is the same as empty
     * @throws InvalidField if a field is missing, has the wrong form, or is out of range
     */
    public static Entry read(Type type, @Nullable Map<String, ?> data) {
        Map<String, ?> latest = Upcasts.ALL.toLatest(type, data == null ? Map.of() : data);
        if (type.kind().type() == Agreement.CharterPublished.class) {
            return new Agreement.CharterPublished(CharterDocument.readPublished(latest));
        }
        return (Entry) Shape.of(type.kind().type().asSubclass(Record.class)).read(latest);
    }

    /** Refuses, with an {@link InvalidField}, an entry that can be read but may no longer be recorded. */
    public static void accept(Entry entry) {
        if (entry instanceof Agreement.CharterPublished(Charter charter)) {
            Timestamps.accept("effectiveFrom", charter.effectiveFrom());
        } else {
            Shape.of(((Record) entry).getClass()).accept((Record) entry);
        }
    }

    /** Returns the parts of the data that this kind of entry does not have. */
    public static Unstored unstored(Type type, @Nullable Map<String, ?> data) {
        Unstored found = Unstored.empty();
        if (data != null && type.kind().type() != Agreement.CharterPublished.class) {
            Shape.of(type.kind().type().asSubclass(Record.class))
                    .findUnstored("", Upcasts.ALL.toLatest(type, data), found);
        }
        return found;
    }

    /** Returns the entry's data in the latest revision, ready for any JSON library. */
    public static Map<String, Object> write(Entry entry) {
        return entry instanceof Agreement.CharterPublished(Charter charter)
                ? CharterDocument.write(charter)
                : Shape.of(((Record) entry).getClass()).write((Record) entry);
    }
}
