package dev.engagement.service.intake.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Catalogue;
import dev.engagement.events.Correction.EntryRetracted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private static final Connection CONNECTION = ToolDelivery.connection("freshdesk");

    private static Snapshot snapshot(int hour, String status, @Nullable String owner, String priority) {
        Map<String, String> fields = new HashMap<>(Map.of("status", status, "priority", priority, "title", "Printer"));
        if (owner != null) {
            fields.put("owner", owner);
        }
        return new Snapshot(
                "freshdesk:11", Instant.parse("2026-01-01T00:00:00Z").plusSeconds(3600L * hour), fields);
    }

    private static final List<Snapshot> LIFE = List.of(
            snapshot(0, "Open", null, "Low"),
            snapshot(1, "Open", "ana", "Low"),
            snapshot(2, "Waiting on Customer", "ana", "Low"),
            snapshot(3, "Open", "ana", "High"),
            snapshot(4, "Resolved", "ana", "High"),
            snapshot(5, "Open", null, "High"),
            snapshot(6, "Resolved", "ben", "High"),
            snapshot(7, "Closed", "ben", "High"));

    /** What stands after all of them arrived in that order: told, and not retracted. */
    private static Set<String> standing(List<Snapshot> order) {
        TreeMap<Instant, Snapshot> arrived = new TreeMap<>();
        TreeMap<String, ToldEntry> told = new TreeMap<>();
        for (Snapshot now : order) {
            var before = arrived.lowerEntry(now.version());
            var after = arrived.higherEntry(now.version());
            Changes.comparison(CONNECTION, RequestHistory.NONE)
                    .arrival(
                            CONNECTION,
                            before == null ? null : before.getValue(),
                            now,
                            after == null ? null : after.getValue())
                    .told()
                    .forEach(one -> told.put(one.id(), one));
            arrived.put(now.version(), now);
        }
        List<ToldEntry> all = new ArrayList<>(told.values());
        for (ToldEntry one : all) {
            if (one.entry() instanceof EntryRetracted retracted) {
                told.remove(retracted.id());
                told.remove(one.id());
            }
        }
        Set<String> names = new TreeSet<>();
        told.values()
                .forEach(one -> names.add(one.occurredAt() + " "
                        + Catalogue.kindOf(one.entry()).name() + " " + Catalogue.write(one.entry())));
        return names;
    }

    @Test
    void only_what_changed_becomes_entries() {
        assertThat(standing(LIFE).stream().map(line -> line.split(" ")[0].substring(11, 13) + " " + line.split(" ")[1]))
                .containsExactly(
                        "00 request-opened",
                        "01 ownership-changed",
                        "02 barrier-raised",
                        "03 barrier-cleared",
                        "03 urgency-assessed",
                        "04 request-resolved",
                        "05 ownership-changed",
                        "05 request-reopened",
                        "06 ownership-changed",
                        "06 request-resolved",
                        "07 request-closed");
    }

    @Test
    void whatever_the_order_of_arrival_the_same_stands() {
        List<Snapshot> order = new ArrayList<>(LIFE);
        Collections.reverse(order);
        assertThat(standing(order)).isEqualTo(standing(LIFE));
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            Collections.shuffle(order, random);
            assertThat(standing(order)).as("%s", order).isEqualTo(standing(LIFE));
        }
    }
}
