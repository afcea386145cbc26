package dev.engagement.documents.mapping;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The physical lines of a text, numbered from 1, each of bounded length; lines can be put back. If a carriage return alone ends the first
 * line, it ends every one.
 */
final class TextLines implements Closeable {
    /** A line and its number; {@code fault} is the reason why it cannot be used. */
    record Text(long number, String text, @Nullable String fault) {}

    /** Replaces bytes that are not of the charset; no text contains it. */
    private static final char NO_CHARACTER = '\uffff';

    private static final int NOTHING_AHEAD = -2;

    private final Reader reader;
    private final Charset charset;
    private final BooleanSupplier isCut;
    private final Deque<Text> back = new ArrayDeque<>();
    private int ahead = NOTHING_AHEAD;
    private boolean returnsEndLines;
    private boolean decided;
    private boolean quoted;
    private long number;

    /**
     * Creates the lines.
     *
     * @param isCut tells at the end of the bytes whether some are missing
     */
    TextLines(InputStream bytes, Charset charset, BooleanSupplier isCut) {
        this.charset = charset;
        this.isCut = isCut;
        this.reader = new BufferedReader(
                new InputStreamReader(
                        bytes,
                        charset.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPLACE)
                                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                                .replaceWith(String.valueOf(NO_CHARACTER))),
                1 << 16);
    }

    @Nullable
    Text next() throws IOException {
        return back.isEmpty() ? read() : back.pop();
    }

    /** Returns the next line that is not blank. */
    @Nullable
    Text nextWithText() throws IOException {
        Text line = next();
        while (line != null && line.fault() == null && line.text().isBlank()) {
            line = next();
        }
        return line;
    }

    /** Puts lines back; they come again, in their order. */
    void putBack(List<Text> lines) {
        lines.reversed().forEach(back::push);
    }

    private @Nullable Text read() throws IOException {
        StringBuilder line = new StringBuilder(256);
        int unit = take();
        if (unit < 0) {
            return null;
        }
        String fault = null;
        for (; unit >= 0 && !isEnd(unit); unit = take()) {
            fault = unit == NO_CHARACTER || fault == null ? fault(unit, line.length()) : fault;
            if (line.length() < LogFile.LONGEST) {
                line.append((char) unit);
            }
        }
        if (unit < 0 && isCut.getAsBoolean()) {
            return null;
        }
        trim(line, unit < 0);
        return new Text(number, line.toString(), fault);
    }

    /** Returns what is wrong with a character after so many others of its line; null if nothing is. */
    private @Nullable String fault(int unit, int before) {
        if (unit == NO_CHARACTER) {
            return "holds bytes that are no " + charset.name()
                    + ": name the file's charset, as in charset: windows-1252";
        }
        return before == LogFile.LONGEST ? "is longer than " + LogFile.LONGEST + " characters" : null;
    }

    /** Takes away a carriage return at the end of the file, and a byte order mark at its beginning. */
    private void trim(StringBuilder line, boolean isLast) {
        if (isLast && !line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        if (number++ == 0 && !line.isEmpty() && line.charAt(0) == '\ufeff') {
            line.deleteCharAt(0);
        }
    }

    private boolean isEnd(int unit) throws IOException {
        if (unit == '\n') {
            decided |= !quoted;
            return !returnsEndLines;
        }
        if (unit != '\r') {
            quoted ^= unit == '"';
            return false;
        }
        if (peek() == '\n') {
            take();
            decided |= !quoted;
            return true;
        }
        if (!decided && !quoted) {
            decided = true;
            returnsEndLines = true;
        }
        return returnsEndLines;
    }

    private int peek() throws IOException {
        if (ahead == NOTHING_AHEAD) {
            ahead = reader.read();
        }
        return ahead;
    }

    private int take() throws IOException {
        int unit = peek();
        ahead = NOTHING_AHEAD;
        return unit;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
