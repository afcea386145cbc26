package dev.engagement.documents.mapping;

import java.util.Map;

/** A row of a file. */
public sealed interface LogLine {
    /** The line of the file that it starts in, from 1. */
    long number();

    /** A readable row: the values by their columns; a column without a value is left out. */
    record LogRow(long number, Map<String, String> values) implements LogLine {}

    /** An unreadable row; {@code says} is the reason. */
    record BrokenLine(long number, String says) implements LogLine {}
}
