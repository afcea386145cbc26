package dev.engagement.service.intake.webhooks.mapped;

import dev.engagement.documents.mapping.Complaint;
import dev.engagement.documents.mapping.Deliveries;
import dev.engagement.documents.mapping.Deliveries.Delivered;
import dev.engagement.documents.mapping.Mapping;
import dev.engagement.documents.mapping.ReadRow;
import dev.engagement.events.Catalogue;
import dev.engagement.service.intake.deliveries.Delivery;
import dev.engagement.service.intake.webhooks.Compared;
import dev.engagement.service.intake.webhooks.Connection;
import dev.engagement.service.intake.webhooks.Dialect;
import dev.engagement.service.intake.webhooks.Histories;
import dev.engagement.service.intake.webhooks.Payload;
import dev.engagement.service.intake.webhooks.Snapshot;
import dev.engagement.service.intake.webhooks.ToldEntry;
import dev.engagement.service.intake.webhooks.Translation;
import dev.engagement.service.intake.webhooks.Translator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of any tool by a mapping. */
public final class MappedTranslator implements Translator {
    private final Deliveries deliveries;
    private final boolean named;

    /**
     * Creates a translator.
     *
     * @param named whether the tool names its deliveries
     */
    public MappedTranslator(Mapping mapping, boolean named) {
        this.deliveries = new Deliveries(mapping);
        this.named = named;
    }

    @Override
    public Dialect dialect() {
        return new Dialect("mapped", Map.of());
    }

    @Override
    public Translation read(Delivery delivery, Connection connection, Histories histories) {
        List<Snapshot> compared = new ArrayList<>();
        List<ToldEntry> told = new ArrayList<>();
        List<String> complaints = new ArrayList<>();
        List<Delivered> rows =
                deliveries.rows(Payload.of(delivery).value(), delivery.receivedAt(), named ? delivery.id() : null);
        for (Delivered one : rows) {
            switch (one) {
                case Delivered.RefusedDelivery(Complaint complaint) -> complaints.add(complaint.quoting());
                case Delivered.DeliveredRow row when deliveries.compares(row) -> compared.add(snapshot(row));
                case Delivered.DeliveredRow row -> {
                    Compared alone = tell(null, snapshot(row));
                    told.addAll(alone.told());
                    complaints.addAll(alone.complaints());
                }
            }
        }
        return compared.isEmpty() && told.isEmpty() && !complaints.isEmpty()
                ? new Translation.Broken("invalid-field", String.join("; ", complaints))
                : new Translation.SnapshotRows(compared, told, complaints, this::tell);
    }

    private static Snapshot snapshot(Delivered.DeliveredRow row) {
        return new Snapshot(row.subject(), row.at(), row.values());
    }

    private Compared tell(@Nullable Snapshot before, Snapshot now) {
        ReadRow reading = deliveries.tell(row(now), before == null ? null : row(before));
        return new Compared(
                reading.told().stream().map(MappedTranslator::told).toList(),
                reading.complaints().stream().map(Complaint::quoting).toList());
    }

    private static Delivered.DeliveredRow row(Snapshot snapshot) {
        return new Delivered.DeliveredRow(snapshot.subject(), snapshot.version(), snapshot.fields());
    }

    private static ToldEntry told(dev.engagement.documents.mapping.RowEntry told) {
        return new ToldEntry(
                told.id(),
                told.subject(),
                told.time().toInstant(),
                Catalogue.read(new Catalogue.Type(told.kind(), told.kind().revision()), told.data()));
    }
}
