package dev.engagement.reporting.page.clauses;

import dev.engagement.events.Charter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A clause that differs between two versions.
 *
 * @param before "–" where that version says nothing
 */
public record ClauseChange(String topic, String what, String before, String after) {
    private static final String NOTHING = "–";

    /** The place of a clause. */
    private record Place(String topic, String what) {}

    /** Returns the clauses that differ, in the order of the later version. */
    public static List<ClauseChange> between(Charter one, Charter other) {
        Map<Place, String> before = byPlace(one);
        Map<Place, String> after = byPlace(other);
        Set<Place> places = new LinkedHashSet<>(after.keySet());
        places.addAll(before.keySet());
        List<ClauseChange> changes = new ArrayList<>();
        for (Place place : places) {
            String was = before.getOrDefault(place, NOTHING);
            String is = after.getOrDefault(place, NOTHING);
            if (!was.equals(is)) {
                changes.add(new ClauseChange(place.topic(), place.what(), was, is));
            }
        }
        return changes;
    }

    private static Map<Place, String> byPlace(Charter charter) {
        Map<Place, String> byPlace = new LinkedHashMap<>();
        Clauses.of(charter)
                .forEach(clause -> byPlace.merge(
                        new Place(clause.topic(), clause.what()),
                        clause.says(),
                        (first, second) -> first + "; " + second));
        return byPlace;
    }
}
