package dev.engagement.reporting.factors;

import dev.engagement.events.Recorded;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes from one name to a different one; entries without a name are ignored. */
final class Passes {
    private final List<Recorded> changes = new ArrayList<>();
    private @Nullable String holder;

    Passes(@Nullable String holder) {
        this.holder = holder;
    }

    void add(Recorded entry, @Nullable String name) {
        if (name == null) {
            return;
        }
        if (holder != null && !holder.equals(name)) {
            changes.add(entry);
        }
        holder = name;
    }

    List<Recorded> changes() {
        return changes;
    }
}
