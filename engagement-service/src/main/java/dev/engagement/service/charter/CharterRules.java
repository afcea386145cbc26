package dev.engagement.service.charter;

import dev.engagement.events.Agreement.CharterPublished;
import dev.engagement.events.Charter;
import dev.engagement.events.InvalidField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Decides whether a charter becomes the next version. Pure: the same arguments give the same answer. */
public final class CharterRules {
    private CharterRules() {}

    /** Returns the versions that exist before any is published. */
    public static List<CharterVersion> initial(String name) {
        return name.equals(Charter.DEFAULT) ? List.of(new CharterVersion(1, null, Charter.standard())) : List.of();
    }

    /** Returns the versions after the entry at that place in the charter's stream. */
    public static List<CharterVersion> evolve(
            List<CharterVersion> versions, Charter charter, long sequence, Instant recordedAt) {
        List<CharterVersion> all = new ArrayList<>(versions);
        all.add(new CharterVersion(CharterPublished.version(charter.name(), sequence), recordedAt, charter));
        return List.copyOf(all);
    }

    /**
     * Decides whether the charter becomes the next version. A charter without a change is no new version; one that would judge past
     * requests differently must say so.
     *
     * @param versions those there are, oldest first
     * @param next the number of the next version
     * @param restate whether the sender knows that past requests are judged differently
     * @param now our clock
     */
    public static Ruling decide(
            List<CharterVersion> versions,
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
            return new Ruling.RefusedCharter(
                    new InvalidField(
                            "effectiveFrom",
                            "must not lie before its publication (now it is " + recordedAt
                                    + "), since past requests would be judged differently; if that is intended, add restate: true"));
        }
        return new Ruling.Published(new CharterVersion(next, recordedAt, charter), warnings(versions, charter));
    }

    /** Warns of other versions that this one replaces: the version in force is the highest that is effective by then. */
    private static List<String> warnings(List<CharterVersion> versions, Charter charter) {
        return versions.stream()
                .filter(version -> !version.charter().effectiveFrom().isBefore(charter.effectiveFrom()))
                .map(version -> "version " + version.number() + ", effective from "
                        + version.charter().effectiveFrom() + ", judges no request any more: this one is effective "
                        + "by then and wins")
                .toList();
    }

    /** Returns an instant not before the last entry, so that the stream's clock never runs backwards, even if the database's does. */
    private static Instant notBeforeLast(Instant now, List<CharterVersion> versions) {
        Instant last = versions.isEmpty() ? null : versions.getLast().recordedAt();
        return last == null || last.isBefore(now) ? now : last;
    }
}
