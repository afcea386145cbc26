package dev.engagement.standalone.imports;

import dev.engagement.documents.CountedInput;
import dev.engagement.standalone.messages.Obstacle;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** A file's lines, as they are; empty ones are skipped, but counted. */
final class ImportLines implements AutoCloseable {
    private static final int LONGEST_LINE = 16 * 1024 * 1024;

    private final CountedInput counting;
    private final InputStream in;
    private final int mostLines;
    private final int mostBytes;
    private final byte[] buffer = new byte[1 << 16];

    private int next;
    private int end;
    private long number;
    private byte[] ahead = {};
    private boolean finished;

    private ImportLines(CountedInput counting, InputStream in, int mostLines, int mostBytes) {
        this.counting = counting;
        this.in = in;
        this.mostLines = mostLines;
        this.mostBytes = mostBytes;
    }

    /** Opens a file, compressed or not: its first bytes decide, not its name. */
    static ImportLines open(Path file, int mostLines, int mostBytes) throws IOException {
        CountedInput counting = new CountedInput(Files.newInputStream(file));
        try {
            BufferedInputStream peek = new BufferedInputStream(counting, 1 << 16);
            peek.mark(2);
            boolean gzip = peek.read() == 0x1f && peek.read() == 0x8b;
            peek.reset();
            return new ImportLines(counting, gzip ? new GZIPInputStream(peek, 1 << 16) : peek, mostLines, mostBytes);
        } catch (IOException broken) {
            counting.close();
            throw broken;
        }
    }

    /** Returns the next lines, at least one; empty at the end of the file. */
    Optional<Chunk> next() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        long[] numbers = new long[mostLines];
        int count = 0;
        while (count < mostLines && (ahead.length > 0 || readAhead())) {
            if (count > 0 && body.size() + ahead.length > mostBytes) {
                break;
            }
            body.writeBytes(ahead);
            body.write('\n');
            numbers[count++] = number;
            ahead = new byte[0];
        }
        return count == 0 ? Optional.empty() : Optional.of(new Chunk(body.toByteArray(), count, numbers));
    }

    /** Reads on to the next line that is not empty; returns false at the end of the file. */
    private boolean readAhead() throws IOException {
        while (!finished) {
            byte[] line = readLine();
            if (line.length > 0) {
                ahead = line;
                return true;
            }
        }
        return false;
    }

    private byte[] readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        number++;
        while (true) {
            if (next == end && !fill()) {
                finished = true;
                return stripped(line.toByteArray());
            }
            int start = next;
            while (next < end && buffer[next] != '\n') {
                next++;
            }
            line.write(buffer, start, next - start);
            if (line.size() > LONGEST_LINE) {
                throw new Obstacle("line %d is longer than %d MB: this is no file of one entry a line"
                        .formatted(number, LONGEST_LINE >> 20));
            }
            if (next < end) {
                next++;
                return stripped(line.toByteArray());
            }
        }
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    /** Returns the line without a carriage return at its end and without a byte order mark at the file's beginning. */
    private byte[] stripped(byte[] line) {
        int from = number == 1
                        && line.length >= 3
                        && line[0] == (byte) 0xef
                        && line[1] == (byte) 0xbb
                        && line[2] == (byte) 0xbf
                ? 3
                : 0;
        int to = line.length;
        while (to > from && (line[to - 1] == '\r' || line[to - 1] == ' ' || line[to - 1] == '\t')) {
            to--;
        }
        return Arrays.copyOfRange(line, from, to);
    }

    /** Returns the bytes read of the file on the disk. */
    long bytesRead() {
        return counting.count();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
