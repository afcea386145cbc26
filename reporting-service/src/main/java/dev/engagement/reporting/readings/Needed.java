package dev.engagement.reporting.readings;

import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.readings.Listing.Line;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Chosen requests, by what they need. */
public interface Needed {
    /** A request in its section. */
    record Needing(Section section, Line line) {}

    /** How many requests a section has, and how many of them are critical. */
    record SectionCount(long requests, long critical) {
        public static final SectionCount NONE = new SectionCount(0, 0);
    }

    /** Counts them by their sections; one without requests is missing. */
    Map<Section, SectionCount> counts();

    /** Returns how many have each value of a dimension, whichever of them is chosen; the most frequent first. */
    Map<String, Long> values(Dimension dimension);

    /** Returns the references of those who own any, whoever is chosen; without counts: nobody is measured. */
    List<String> owners();

    /**
     * Returns a part of them.
     *
     * @param section null: all
     * @param isBySection whether section by section, the urgent ones first, and then in the order asked for
     * @param after how many come before it
     */
    List<Needing> lines(@Nullable Section section, boolean isBySection, int after);
}
