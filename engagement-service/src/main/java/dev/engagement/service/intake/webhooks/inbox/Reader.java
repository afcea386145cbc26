package dev.engagement.service.intake.webhooks.inbox;

import dev.engagement.documents.keys.Role;
import dev.engagement.service.intake.CloudEvents;
import dev.engagement.service.intake.CustomerDoor;
import dev.engagement.service.intake.Translated;
import dev.engagement.service.intake.deliveries.Delivery;
import dev.engagement.service.intake.deliveries.Inbox;
import dev.engagement.service.intake.deliveries.Inbox.WaitingDelivery;
import dev.engagement.service.intake.quarantine.Quarantine;
import dev.engagement.service.intake.webhooks.Changes;
import dev.engagement.service.intake.webhooks.Compared;
import dev.engagement.service.intake.webhooks.Connection;
import dev.engagement.service.intake.webhooks.Histories;
import dev.engagement.service.intake.webhooks.Snapshot;
import dev.engagement.service.intake.webhooks.ToldEntry;
import dev.engagement.service.intake.webhooks.Translation;
import dev.engagement.service.intake.webhooks.inbox.Overlooked.OverlookedKind;
import dev.engagement.service.intake.webhooks.inbox.Overlooked.Sighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads one delivery by its connection's translator, with the recorded history of its request. */
@Component
class Reader {
    private final Inbox inbox;
    private final Quarantine quarantine;
    private final Connections connections;
    private final Tickets tickets;
    private final StoredHistories histories;
    private final CloudEvents cloudEvents;

    Reader(
            Inbox inbox,
            Quarantine quarantine,
            Connections connections,
            Tickets tickets,
            StoredHistories histories,
            CloudEvents cloudEvents) {
        this.inbox = inbox;
        this.quarantine = quarantine;
        this.connections = connections;
        this.tickets = tickets;
        this.histories = histories;
        this.cloudEvents = cloudEvents;
    }

    /**
     * The messages of a delivery.
     *
     * @param named whether their ids were made here; then a message with the same id and other content is not the sender's fault, and the
     * first one stands
     * @param complaints the parts of the delivery that could not be read
     */
    record Read(boolean named, List<Translated> messages, List<String> complaints) {}

    /**
     * Reads a delivery; returns null if it went to quarantine instead.
     *
     * @param settle is called before the history of a request is read
     */
    @Nullable
    Read read(WaitingDelivery waiting, Consumer<String> settle, List<Sighting> sightings) {
        Connected connected = connections.find(waiting.connection()).orElse(null);
        if (connected == null) {
            quarantine.keep(waiting.id(), "no-connection", "its connection is gone");
            return null;
        }
        Connection connection = connected.connection();
        Delivery delivery = inbox.open(waiting);
        Histories known = histories.of(delivery, settle);
        Translation translation = connected.endpoint().translator().translate(delivery, connection, known);
        return taken(waiting, connection, translation, known, sightings);
    }

    private @Nullable Read taken(
            WaitingDelivery waiting,
            Connection connection,
            Translation translation,
            Histories known,
            List<Sighting> sightings) {
        return switch (translation) {
            case Translation.Entries(var told, var unknownStates) -> {
                unknownStates.forEach(state -> see(waiting, OverlookedKind.UNKNOWN_STATE, state, sightings));
                yield new Read(true, events(connection, told), List.of());
            }
            case Translation.WholeSnapshot whole -> {
                whole.snapshot()
                        .unknownState(connection)
                        .ifPresent(state -> see(waiting, OverlookedKind.UNKNOWN_STATE, state, sightings));
                yield new Read(true, events(connection, changes(connection, whole, known)), List.of());
            }
            case Translation.SnapshotRows rows -> compared(waiting, connection, rows, sightings);
            case Translation.Events(var events) ->
                new Read(false, events.stream().map(cloudEvents::read).toList(), List.of());
            case Translation.Ignored(String reason) -> {
                see(waiting, OverlookedKind.IGNORED, reason, sightings);
                yield new Read(true, List.of(), List.of());
            }
            case Translation.Broken(String trouble, String reason) -> {
                quarantine.keep(waiting.id(), trouble, reason);
                yield null;
            }
        };
    }

    private List<ToldEntry> changes(Connection connection, Translation.WholeSnapshot whole, Histories known) {
        Snapshot snapshot = whole.snapshot();
        List<ToldEntry> told = new ArrayList<>(whole.told());
        told.addAll(tickets.tell(connection, snapshot, Changes.comparison(connection, known.of(snapshot.subject())))
                .told());
        return told;
    }

    private Read compared(
            WaitingDelivery waiting, Connection connection, Translation.SnapshotRows rows, List<Sighting> sightings) {
        List<ToldEntry> told = new ArrayList<>(rows.told());
        List<String> complaints = new ArrayList<>(rows.complaints());
        for (Snapshot row : rows.rows()) {
            Compared compared = tickets.tell(connection, row, rows.comparison());
            told.addAll(compared.told());
            complaints.addAll(compared.complaints());
        }
        if (told.isEmpty() && complaints.isEmpty()) {
            see(waiting, OverlookedKind.IGNORED, "no rule applies", sightings);
        }
        return new Read(true, events(connection, told), complaints);
    }

    private static void see(WaitingDelivery waiting, OverlookedKind kind, String word, List<Sighting> sightings) {
        sightings.add(new Sighting(waiting.connection(), kind, word));
    }

    private List<Translated> events(Connection connection, List<ToldEntry> told) {
        return told.stream()
                .map(one -> CustomerDoor.check(cloudEvents.read(one.toEvent(connection.source())), Set.of(Role.PUSH)))
                .toList();
    }
}
