package dev.engagement.documents.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads JSON documents, one after another or as the members of one array, over any number of lines. A broken one ends the file: those
 * before it count.
 */
final class JsonLog implements LogFile {
    private final BoundedSteps bytes;
    private final JsonParser parser;
    private final JsonRows rows;
    private final Deque<LogLine> ahead = new ArrayDeque<>();
    private boolean inArray;
    private boolean ended;

    JsonLog(InputStream bytes, JsonRows rows) {
        this.bytes = new BoundedSteps(bytes);
        this.parser = JsonRows.JSON.createParser(this.bytes);
        this.rows = rows;
    }

    @Override
    public @Nullable LogLine next() throws IOException {
        while (ahead.isEmpty() && !ended) {
            ahead.addAll(step());
        }
        return ahead.poll();
    }

    private List<LogLine> step() throws IOException {
        long line = Math.max(1, parser.currentLocation().getLineNr());
        try {
            bytes.next();
            JsonToken token = parser.nextToken();
            if (token == null) {
                ended = true;
                return List.of();
            }
            line = parser.currentTokenLocation().getLineNr();
            if (token == JsonToken.START_ARRAY && !inArray || token == JsonToken.END_ARRAY) {
                inArray = token == JsonToken.START_ARRAY;
                return List.of();
            }
            return rows.of(line, parser.readValueAsTree());
        } catch (JacksonException broken) {
            ended = true;
            if (broken.getCause() instanceof LogTooLarge tooLarge) {
                throw tooLarge;
            }
            return List.of(new LogLine.BrokenLine(
                    line,
                    broken.getCause() instanceof BoundedSteps.TooLong
                            ? "holds a document that is longer than " + LONGEST + " characters"
                            : "is not JSON; nothing after it could be read"));
        }
    }

    @Override
    public @Nullable String misfit() {
        return rows.misfit();
    }

    @Override
    public void close() throws IOException {
        parser.close();
        bytes.close();
    }
}
