package dev.engagement.documents.mapping;

import dev.engagement.documents.ReadableText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row's values by their columns, within bounds. */
final class Values {
    private final Map<String, String> values = new LinkedHashMap<>();
    private int length;
    private @Nullable String fault;

    Values() {}

    /** Creates a row that begins with another one's values. */
    Values(Values others) {
        values.putAll(others.values);
        length = others.length;
        fault = others.fault;
    }

    /** Adds a value; a blank one is left out. */
    void put(String column, String value) {
        if (isBroken() || value.isBlank()) {
            return;
        }
        length += column.length() + value.length();
        if (length > LogFile.LONGEST) {
            fault = "is longer than " + LogFile.LONGEST + " characters";
        } else if (values.size() == LogBounds.VALUES) {
            fault = "has more than " + LogBounds.VALUES + " values";
        } else {
            fault = ReadableText.fault(column) == null ? ReadableText.fault(value) : ReadableText.fault(column);
            values.put(column, value);
        }
    }

    /** Returns whether nothing more can be added. */
    boolean isBroken() {
        return fault != null;
    }

    LogLine line(long number) {
        return fault == null ? new LogLine.LogRow(number, values) : new LogLine.BrokenLine(number, fault);
    }
}
