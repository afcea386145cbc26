package dev.engagement.service.intake.events;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Splits a stream into lines, numbered from 1, each of bounded length. */
final class StreamLines {
    /**
     * A line.
     *
     * @param number the line's number, counting every line from 1
     * @param bytes its content; empty for a blank line, null if the line is longer than allowed
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record StreamLine(long number, byte @Nullable [] bytes) {}

    private static final int BUFFER = 1 << 16;

    private final InputStream input;
    private final int longest;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private long number;

    StreamLines(InputStream input, int longest) {
        this.input = input;
        this.longest = longest;
    }

    long number() {
        return number;
    }

    /** Returns the next line, or null at the end. */
    @Nullable
    StreamLine next() throws IOException {
        if (from == to && !fill()) {
            return null;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean tooLong = false;
        boolean ended = false;
        while (!ended && (from < to || fill())) {
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            ended = end < to;
            if (line.size() + end - from > longest) {
                tooLong = true;
            } else if (!tooLong) {
                line.write(buffer, from, end - from);
            }
            from = ended ? end + 1 : end;
        }
        number++;
        return new StreamLine(number, tooLong ? null : line.toByteArray());
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, input.read(buffer));
        return to > 0;
    }
}
