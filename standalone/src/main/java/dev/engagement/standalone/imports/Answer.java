package dev.engagement.standalone.imports;

import java.util.List;

/**
 * The server's answer about the lines of one request.
 *
 * @param refused the rejected lines that it names
 */
public record Answer(long recorded, long duplicates, long rejected, List<RefusedLine> refused) {
    public Answer {
        refused = List.copyOf(refused);
    }

    /**
     * A line that was not recorded.
     *
     * @param line counted from 1: in the request as the server says it, in the file as we say it
     */
    public record RefusedLine(long line, String reason) {}
}
