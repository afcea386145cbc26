package dev.engagement.service.intake.events;

import dev.engagement.documents.Refused;
import dev.engagement.service.intake.Intake;
import dev.engagement.service.intake.Json;
import dev.engagement.service.intake.MessageOutcome;
import dev.engagement.service.intake.Problems;
import dev.engagement.service.intake.Translated;
import dev.engagement.service.intake.Translated.Unreadable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A stream of one event a line, of any length, recorded in chunks while it arrives. The next chunk is read while earlier ones are being
 * written; entries of a request keep their order.
 */
final class EventStream {
    /** Most bytes of one event of a stream. */
    static final int LINE_BYTES = 256 * 1024;
    /** Rejected lines are listed up to this number; all are counted. */
    static final int LISTED = 1_000;

    private static final int CHUNK = 1_000;
    /** Chunks under way at once: bounds the memory for a sender who is faster than the disk. */
    private static final int UNDER_WAY = 3;

    private final Function<@Nullable Object, Translated> reader;
    private final Intake intake;

    EventStream(Function<@Nullable Object, Translated> reader, Intake intake) {
        this.reader = reader;
        this.intake = intake;
    }

    private record Chunk(
            List<Long> numbers, List<Translated> events, CompletableFuture<List<MessageOutcome>> outcomes) {}

    EventsAnswer record(InputStream body) throws IOException {
        StreamLines lines = new StreamLines(body, LINE_BYTES);
        EventsAnswer.Counter count = new EventsAnswer.Counter();
        List<EventAnswer> rejected = new ArrayList<>();
        Deque<Chunk> underWay = new ArrayDeque<>();
        boolean more = true;
        while (more) {
            List<Long> numbers = new ArrayList<>();
            List<Translated> events = new ArrayList<>();
            more = read(lines, numbers, events);
            underWay.add(new Chunk(numbers, events, intake.take(events)));
            while (underWay.size() > (more ? UNDER_WAY - 1 : 0)) {
                finish(underWay.remove(), count, rejected);
            }
        }
        return count.with(rejected);
    }

    /** Reads a chunk; returns false at the end of the stream. */
    private boolean read(StreamLines lines, List<Long> numbers, List<Translated> events) throws IOException {
        try {
            while (events.size() < CHUNK) {
                StreamLines.StreamLine line = lines.next();
                if (line == null) {
                    return false;
                }
                byte[] bytes = line.bytes();
                if (bytes == null || !isBlank(bytes)) {
                    numbers.add(line.number());
                    events.add(bytes == null ? tooLong() : event(bytes));
                }
            }
            return true;
        } catch (ZipException | EOFException broken) {
            numbers.add(lines.number() + 1);
            events.add(new Unreadable(
                    null, Problems.malformed("The gzip stream is broken here; nothing after it could be read.")));
            return false;
        }
    }

    private Translated event(byte[] line) {
        try {
            return reader.apply(Json.parse(line));
        } catch (Refused malformed) {
            return new Unreadable(null, malformed.problem());
        }
    }

    private static Unreadable tooLong() {
        return new Unreadable(null, Problems.tooLarge("A line", LINE_BYTES, "bytes"));
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte one : bytes) {
            if (one != ' ' && one != '\t' && one != '\r') {
                return false;
            }
        }
        return true;
    }

    private static void finish(Chunk chunk, EventsAnswer.Counter count, List<EventAnswer> rejected) {
        List<MessageOutcome> outcomes = EventsDoor.await(chunk.outcomes());
        for (int i = 0; i < outcomes.size(); i++) {
            count.add(outcomes.get(i));
            if (outcomes.get(i) instanceof MessageOutcome.Rejected && rejected.size() < LISTED) {
                String id = EventsDoor.id(chunk.events().get(i));
                rejected.add(EventAnswer.of(chunk.numbers().get(i), id, outcomes.get(i), List.of()));
            }
        }
    }
}
