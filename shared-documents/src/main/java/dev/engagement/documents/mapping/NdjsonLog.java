package dev.engagement.documents.mapping;

import dev.engagement.documents.mapping.TextLines.Text;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Reads one JSON object a line. */
final class NdjsonLog implements LogFile {
    private final TextLines lines;
    private final JsonRows rows;
    private final Deque<LogLine> ahead = new ArrayDeque<>();

    NdjsonLog(TextLines lines, JsonRows rows) {
        this.lines = lines;
        this.rows = rows;
    }

    @Override
    public @Nullable LogLine next() throws IOException {
        if (ahead.isEmpty()) {
            Text line = lines.nextWithText();
            if (line == null) {
                return null;
            }
            ahead.addAll(rows(line));
        }
        return ahead.poll();
    }

    private List<LogLine> rows(Text line) {
        if (line.fault() != null) {
            return List.of(new LogLine.BrokenLine(line.number(), line.fault()));
        }
        try {
            return rows.of(line.number(), JsonRows.JSON.readTree(line.text()));
        } catch (JacksonException invalid) {
            return List.of(new LogLine.BrokenLine(line.number(), "is not JSON"));
        }
    }

    @Override
    public @Nullable String misfit() {
        return rows.misfit();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
