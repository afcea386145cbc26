package dev.engagement.service.intake.webhooks.inbox;

import dev.engagement.events.Catalogue;
import dev.engagement.events.Correction.EntryRetracted;
import dev.engagement.service.intake.webhooks.ToldEntry;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Entries as they stand once retractions count, whatever the order of their arrival. */
final class Standing {
    private final Map<String, ToldEntry> told = new LinkedHashMap<>();
    private final Set<String> retracted = new HashSet<>();

    void add(ToldEntry one) {
        told.putIfAbsent(one.id(), one);
        if (one.entry() instanceof EntryRetracted wrong) {
            retracted.add(wrong.id());
        }
    }

    /** Name, instant and owner. */
    List<String> lines() {
        return told.values().stream()
                .filter(one -> !(one.entry() instanceof EntryRetracted) && !retracted.contains(one.id()))
                .map(one -> {
                    Object owner = Catalogue.write(one.entry()).get("owner");
                    return Catalogue.kindOf(one.entry()).name() + " " + one.occurredAt()
                            + (owner == null ? "" : " " + owner);
                })
                .toList();
    }
}
