package dev.engagement.standalone.imports;

/**
 * Lines of a file that go to the server in one request.
 *
 * @param body the lines, each with its end
 * @param count how many lines there are
 * @param numbers the line number of each in the file, counted from 1
 */
@SuppressWarnings("ArrayRecordComponent") // Made once, read once, compared never.
public record Chunk(byte[] body, int count, long[] numbers) {
    long first() {
        return numbers[0];
    }

    long last() {
        return numbers[count - 1];
    }
}
