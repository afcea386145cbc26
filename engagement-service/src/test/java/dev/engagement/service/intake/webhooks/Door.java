package dev.engagement.service.intake.webhooks;

import dev.engagement.events.Catalogue;
import dev.engagement.events.Recorded;
import dev.engagement.service.intake.deliveries.Delivery;
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
    private final Map<String, TreeMap<Instant, Snapshot>> snapshots = new TreeMap<>();
    private int deliveries;

    public Door(Translator translator, Connection connection) {
        this.translator = translator;
        this.connection = connection;
    }

    /** Delivers it; the answer is what it tells. */
    public List<Told> deliver(String json) {
        Delivery delivery = new Delivery("d" + ++deliveries, ARRIVAL, Map.of(), json.getBytes(StandardCharsets.UTF_8));
        Histories histories = subject -> history(subject).without(delivery.id() + "/");
        List<Told> told =
                switch (translator.translate(delivery, connection, histories)) {
                    case Translation.Entries(var entries, var unknownStates) -> entries;
                    case Translation.Whole(var snapshot, var words) -> whole(snapshot, words);
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

    private List<Told> whole(Snapshot now, List<Told> words) {
        TreeMap<Instant, Snapshot> known = snapshots.computeIfAbsent(now.subject(), any -> new TreeMap<>());
        var before = known.lowerEntry(now.version());
        var after = known.higherEntry(now.version());
        List<Told> told = new ArrayList<>(words);
        told.addAll(Changes.arrival(
                connection,
                history(now.subject()),
                before == null ? null : before.getValue(),
                now,
                after == null ? null : after.getValue()));
        known.put(now.version(), now);
        return told;
    }

    private RequestHistory history(String subject) {
        return RequestHistory.of(
                recorded.stream().filter(one -> one.subject().equals(subject)).toList(), name -> name);
    }

    private void record(Told told) {
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
