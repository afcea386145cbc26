package dev.engagement.events;

import java.util.List;
import java.util.Map;

/** Steps from every former revision to today's, oldest first. */
public record Upcasts(List<Upcast> steps) {
    /** All steps there are: none yet, since no entry has had a second revision. */
    public static final Upcasts ALL = new Upcasts(List.of());

    public Upcasts {
        steps = List.copyOf(steps);
    }

    /** Returns the data in the latest revision; the data itself if it is already in that one. */
    public Map<String, ?> toLatest(Catalogue.Type type, Map<String, ?> data) {
        int revision = type.revision();
        Map<String, ?> latest = data;
        for (Upcast upcast : steps) {
            if (upcast.name().equals(type.kind().name()) && upcast.from() == revision) {
                latest = upcast.step().apply(latest);
                revision++;
            }
        }
        if (revision != type.kind().revision()) {
            throw new IllegalStateException("no step leads from revision " + revision + " of "
                    + type.kind().name() + " to revision " + type.kind().revision());
        }
        return latest;
    }
}
