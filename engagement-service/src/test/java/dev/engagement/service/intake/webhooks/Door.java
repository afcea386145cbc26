package dev.engagement.service.intake.webhooks;

import dev.engagement.events.Catalogue;
import dev.engagement.events.Recorded;
import dev.engagement.service.intake.deliveries.Delivery;
import dev.engagement.service.intake.webhooks.Compared.StateComparison;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A connection's door and what it remembers, in memory: deliveries come one after another, and people keep their names. */
public final class Door {
    public static final Instant ARRIVAL = Instant.parse("2026-11-01T00:00:00Z");

    private final Translator translator;
    private final Connection connection;
    private final List<Recorded> recorded = new ArrayList<>();
    private final Map<String, List<Snapshot>> snapshots = new TreeMap<>();
    private final List<String> complaints = new ArrayList<>();
    private int deliveries;

    public Door(Translator translator, Connection connection) {
        this.translator = translator;
        this.connection = connection;
    }

    /** Delivers it; the answer is what it tells. */
    public List<ToldEntry> deliver(String json) {
        Delivery delivery = new Delivery("d" + ++deliveries, ARRIVAL, Map.of(), json.getBytes(StandardCharsets.UTF_8));
        Histories histories = subject -> history(subject).without(delivery.id() + "/");
        List<ToldEntry> told =
                switch (translator.translate(delivery, connection, histories)) {
                    case Translation.Entries(var entries, var unknownStates) -> entries;
                    case Translation.WholeSnapshot(var snapshot, var words) -> whole(snapshot, words);
                    case Translation.SnapshotRows rows -> rows(rows);
                    case Translation.Ignored any -> List.of();
                    case Translation.Broken broken -> throw new AssertionError(broken.toString());
                    case Translation.Events any -> throw new AssertionError("CloudEvents tell themselves");
                };
        told.forEach(this::record);
        return told;
    }

    /** The same as lines of subject, instant, name and data. */
    public List<String> tell(String json) {
        return deliver(json).stream()
                .map(told -> told.subject() + " " + told.occurredAt() + " "
                        + Catalogue.kindOf(told.entry()).name() + " " + new TreeMap<>(Catalogue.write(told.entry())))
                .toList();
    }

    private List<ToldEntry> whole(Snapshot now, List<ToldEntry> words) {
        List<ToldEntry> told = new ArrayList<>(words);
        told.addAll(compared(now, Changes.comparison(connection, history(now.subject())))
                .told());
        return told;
    }

    private List<ToldEntry> rows(Translation.SnapshotRows rows) {
        complaints.addAll(rows.complaints());
        List<ToldEntry> told = new ArrayList<>(rows.told());
        for (Snapshot row : rows.rows()) {
            Compared compared = compared(row, rows.comparison());
            told.addAll(compared.told());
            complaints.addAll(compared.complaints());
        }
        told.removeIf(
                one -> recorded.stream().anyMatch(known -> known.messageId().equals(one.id())));
        return told;
    }

    /** In the order of versions; of one version, in that of arrival. */
    private Compared compared(Snapshot now, StateComparison comparison) {
        List<Snapshot> known = snapshots.computeIfAbsent(now.subject(), any -> new ArrayList<>());
        int place = known.indexOf(now);
        if (place >= 0) {
            return comparison.between(place == 0 ? null : known.get(place - 1), now);
        }
        place = (int) known.stream()
                .filter(one -> !one.version().isAfter(now.version()))
                .count();
        Compared compared = comparison.arrival(
                connection,
                place == 0 ? null : known.get(place - 1),
                now,
                place == known.size() ? null : known.get(place));
        known.add(place, now);
        return compared;
    }

    /** What of the deliveries could not be read, so far. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    private RequestHistory history(String subject) {
        return RequestHistory.of(
                recorded.stream().filter(one -> one.subject().equals(subject)).toList(), name -> name);
    }

    private void record(ToldEntry told) {
        recorded.add(new Recorded(
                UUID.randomUUID(),
                connection.source(),
                told.id(),
                told.subject(),
                told.occurredAt(),
                ARRIVAL,
                recorded.size(),
                told.entry()));
    }
}
