package dev.engagement.mapping;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The physical lines of a text, numbered from 1, each of bounded length; some can be put back. */
final class TextLines implements Closeable {
    /** A line and its number; what is longer than allowed is cut off, and {@code tooLong}. */
    record Text(long number, String text, boolean tooLong) {}

    private final BufferedReader reader;
    private final Deque<Text> back = new ArrayDeque<>();
    private long number;

    TextLines(InputStream bytes, Charset charset) {
        reader = new BufferedReader(new InputStreamReader(bytes, charset), 1 << 16);
    }

    @Nullable
    Text next() throws IOException {
        return back.isEmpty() ? read() : back.pop();
    }

    /** These lines come again, in their order. */
    void putBack(List<Text> lines) {
        lines.reversed().forEach(back::push);
    }

    private @Nullable Text read() throws IOException {
        StringBuilder line = new StringBuilder(256);
        int unit = reader.read();
        if (unit < 0) {
            return null;
        }
        boolean tooLong = false;
        for (; unit >= 0 && unit != '\n'; unit = reader.read()) {
            if (line.length() < LogFile.LONGEST) {
                line.append((char) unit);
            } else {
                tooLong = true;
            }
        }
        if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        if (number++ == 0 && !line.isEmpty() && line.charAt(0) == '\ufeff') {
            line.deleteCharAt(0);
        }
        return new Text(number, line.toString(), tooLong);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
