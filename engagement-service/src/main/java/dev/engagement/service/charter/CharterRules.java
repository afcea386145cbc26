package dev.engagement.service.charter;

import dev.engagement.events.Agreement.CharterPublished;
import dev.engagement.events.Charter;
import dev.engagement.events.InvalidField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When a charter becomes the next version. Pure: the same arguments give the same answer. */
public final class CharterRules {
    private CharterRules() {}

    /** The versions there are before anything is published. */
    public static List<Version> initial(String name) {
        return name.equals(Charter.DEFAULT) ? List.of(new Version(1, null, Charter.standard())) : List.of();
    }

    /** The versions with the one that the entry at that place in the charter's stream publishes. */
    public static List<Version> evolve(List<Version> versions, Charter charter, long sequence, Instant recordedAt) {
        List<Version> all = new ArrayList<>(versions);
        all.add(new Version(CharterPublished.version(charter.name(), sequence), recordedAt, charter));
        return List.copyOf(all);
    }

    /**
     * Whether the charter becomes the next version. What changes nothing is no new version; what would judge requests
     * anew that were judged before must say so.
     *
     * @param versions those there are, oldest first
     * @param next the number of the next version
     * @param restate whether the sender knows that the past is judged anew
     * @param now our clock
     */
    public static Ruling decide(
            List<Version> versions,
            int next,
            Charter charter,
            boolean restate,
            Precondition precondition,
            Instant now) {
        int latest = next - 1;
        if (!precondition.holds(latest)) {
            return new Ruling.Unmet(latest);
        }
        if (!versions.isEmpty() && versions.getLast().charter().equals(charter)) {
            return new Ruling.Unchanged(versions.getLast());
        }
        Instant recordedAt = notBeforeLast(now, versions);
        if (charter.name().equals(Charter.DEFAULT) && charter.effectiveFrom().isBefore(recordedAt) && !restate) {
            return new Ruling.Refused(
                    new InvalidField(
                            "effectiveFrom",
                            "must not lie before its publication (now it is " + recordedAt
                                    + "), since requests of the past would be judged anew; if that is meant, say restate: true"));
        }
        return new Ruling.Published(new Version(next, recordedAt, charter), warnings(versions, charter));
    }

    /** The version in force is the highest that is effective by then, so a new one can silence others. */
    private static List<String> warnings(List<Version> versions, Charter charter) {
        return versions.stream()
                .filter(version -> !version.charter().effectiveFrom().isBefore(charter.effectiveFrom()))
                .map(version -> "version " + version.number() + ", effective from "
                        + version.charter().effectiveFrom() + ", judges nobody any more: this one is effective "
                        + "by then and wins")
                .toList();
    }

    /** The stream's clock never runs backwards, even where a database's does. */
    private static Instant notBeforeLast(Instant now, List<Version> versions) {
        Instant last = versions.isEmpty() ? null : versions.getLast().recordedAt();
        return last == null || last.isBefore(now) ? now : last;
    }
}
