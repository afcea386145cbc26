package dev.engagement.reporting.export.door;

import dev.engagement.reporting.parameters.Parameters;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a file may be. */
enum Format {
    NDJSON("application/x-ndjson"),
    CSV("text/csv;charset=utf-8"),
    PARQUET("application/vnd.apache.parquet"),
    XES("application/xml");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The parameter {@code format}; the first of those that are possible unless told. */
    static Format read(Parameters parameters, Format... possible) {
        String word = parameters.one("format");
        return Arrays.stream(possible)
                .filter(format -> word == null || format.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Parameters.invalid(
                        "format",
                        "must be one of "
                                + Arrays.stream(possible).map(Format::word).collect(Collectors.joining(", "))));
    }

    /** The parameter {@code raw}: cells of CSV as they are, also those that a spreadsheet would run. */
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
