package dev.engagement.standalone.imports;

import dev.engagement.standalone.imports.Answer.RefusedLine;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The results of the lines so far. */
final class Tally {
    private static final int LISTED = 1_000;

    private final List<RefusedLine> refused = new ArrayList<>();
    private long recorded;
    private long duplicates;
    private long rejected;
    private long safeTo;
    private boolean sentAgain;

    void add(Chunk chunk, Answer answer) {
        recorded += answer.recorded();
        duplicates += answer.duplicates();
        rejected += answer.rejected();
        safeTo = chunk.last();
        answer.refused().stream().limit(Math.max(0, LISTED - refused.size())).forEach(refused::add);
    }

    void sentAgain() {
        sentAgain = true;
    }

    /** Returns whether no server has answered yet. */
    boolean isUntouched() {
        return lines() == 0 && !sentAgain;
    }

    long lines() {
        return recorded + duplicates + rejected;
    }

    boolean anyRejected() {
        return rejected > 0;
    }

    /** The last line of the file whose result the server has told. */
    long safeTo() {
        return safeTo;
    }

    String words(Duration taken) {
        double seconds = Math.max(0.001, taken.toMillis() / 1000.0);
        return String.format(
                Locale.ROOT,
                "%,d lines: %,d recorded, %,d duplicates, %,d rejected; %.1f s, %,.0f lines a second",
                lines(),
                recorded,
                duplicates,
                rejected,
                seconds,
                lines() / seconds);
    }

    void print(PrintStream out, Duration taken) {
        for (RefusedLine line : refused) {
            out.println("line %d: %s".formatted(line.line(), line.reason()));
        }
        if (rejected > refused.size()) {
            out.println("… and %d more that were rejected".formatted(rejected - refused.size()));
        }
        out.println(words(taken));
        if (sentAgain) {
            out.println(
                    "Some lines were sent more than once: of these, what was recorded the first time counts as duplicate.");
        }
    }
}
