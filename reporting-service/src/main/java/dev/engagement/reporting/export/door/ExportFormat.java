package dev.engagement.reporting.export.door;

import dev.engagement.reporting.parameters.Parameters;
import java.util.Locale;
import java.util.Objects;

/** A file format. */
enum ExportFormat {
    NDJSON("application/x-ndjson"),
    CSV("text/csv;charset=utf-8"),
    PARQUET("application/vnd.apache.parquet"),
    XES("application/xml");

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the format in the parameter {@code format}; the first possible one by default. */
    static ExportFormat read(Parameters parameters, ExportFormat... possible) {
        return Objects.requireNonNullElse(parameters.oneOf("format", possible, ExportFormat::word), possible[0]);
    }

    /** Returns the parameter {@code raw}: whether cells of CSV stay as they are, even if a spreadsheet would run them. */
    static boolean isRaw(Parameters parameters) {
        String word = parameters.one("raw");
        if (word == null || word.equals("false")) {
            return false;
        }
        if (word.equals("true")) {
            return true;
        }
        throw Parameters.invalid("raw", "must be true or false");
    }
}
