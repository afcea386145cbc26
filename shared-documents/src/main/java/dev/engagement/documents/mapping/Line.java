package dev.engagement.documents.mapping;

import java.util.Map;

/** A row of a file. */
public sealed interface Line {
    /** The line of the file that it starts in, from 1. */
    long number();

    /** A readable row: the values by their columns; a column without a value is left out. */
    record Row(long number, Map<String, String> values) implements Line {}

    /** An unreadable row; {@code says} is the reason. */
    record Broken(long number, String says) implements Line {}
}
