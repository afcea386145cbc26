package dev.engagement.documents.mapping;

import java.util.Map;

/** One row of a file. */
public sealed interface Line {
    /** The line of the file that it starts in, from 1. */
    long number();

    /** What it says: the values by their columns; a column that says nothing is left out. */
    record Row(long number, Map<String, String> values) implements Line {}

    /** Nothing that could be read; {@code says} is why. */
    record Broken(long number, String says) implements Line {}
}
