package dev.engagement.reporting.measures;

import dev.engagement.reporting.factors.Reading;
import java.util.LinkedHashMap;
import java.util.Map;

/** The figures of a request, by the measure's name. */
public final class Figures {
    private Figures() {}

    public static Map<String, Figure> of(Account account) {
        Map<String, Figure> figures = LinkedHashMap.newLinkedHashMap(Measures.ALL.size());
        for (Map.Entry<String, Reading> reading : account.readings().entrySet()) {
            figures.put(reading.getKey(), Figure.of(reading.getValue()));
        }
        return figures;
    }
}
