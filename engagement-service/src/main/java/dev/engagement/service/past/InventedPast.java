package dev.engagement.service.past;

import dev.engagement.documents.charters.Draft;
import dev.engagement.documents.charters.Drafts;
import dev.engagement.service.charter.CharterStore;
import dev.engagement.service.charter.Consent;
import dev.engagement.service.charter.Precondition;
import dev.engagement.service.charter.Ruling;
import dev.engagement.service.intake.CloudEvents;
import dev.engagement.service.intake.Intake;
import dev.engagement.service.intake.Json;
import dev.engagement.service.intake.MessageOutcome;
import dev.engagement.service.intake.Translated;
import dev.engagement.service.intake.Translated.Understood;
import dev.engagement.service.intake.deliveries.Delivery;
import dev.engagement.service.intake.deliveries.Inbox;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Records what a file says, one JSON object a line in the order of recording, through the same ports as intake. Each line has a {@code
 * recordedtime}, and is an entry (a CloudEvent), a version of a charter ({@code charter}, {@code version}, {@code document}), a signature
 * ({@code charter}, {@code signature}) or a tool's delivery ({@code connection}, {@code id}, {@code headers}, {@code body}). An interrupted
 * past is continued: what is recorded already comes as a repeat.
 */
final class InventedPast implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(InventedPast.class);
    private static final int AT_ONCE = 1_000;

    private final Path file;
    private final PastClock clock;
    private final JdbcTemplate jdbc;
    private final CloudEvents cloudEvents;
    private final Intake intake;
    private final CharterStore charters;
    private final Inbox inbox;
    private final List<Translated> entries = new ArrayList<>();

    private boolean running;

    InventedPast(
            Path file,
            PastClock clock,
            JdbcTemplate jdbc,
            CloudEvents cloudEvents,
            Intake intake,
            CharterStore charters,
            Inbox inbox) {
        this.file = file;
        this.clock = clock;
        this.jdbc = jdbc;
        this.cloudEvents = cloudEvents;
        this.intake = intake;
        this.charters = charters;
        this.inbox = inbox;
    }

    @Override
    public void start() {
        mark();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                record(object(Json.parse(line.getBytes(StandardCharsets.UTF_8))));
            }
            recordEntries();
        } catch (IOException fault) {
            throw new UncheckedIOException("The invented past cannot be read", fault);
        }
        clock.end();
        running = true;
        LOG.info("The invented past is recorded");
    }

    /** Marks an empty store as a demo's for good; refuses a store that holds anything else. */
    private void mark() {
        jdbc.update("insert into invented_past (begun_at) select now() where not exists (select from event)");
        if (jdbc.queryForList("select 1 from invented_past limit 1").isEmpty()) {
            throw new IllegalStateException(
                    "This store holds entries. An invented past is recorded only into an empty one");
        }
    }

    private void record(Map<?, ?> line) throws IOException {
        Instant recordedAt = Instant.parse(text(line, "recordedtime"));
        if (line.containsKey("specversion")) {
            add(cloudEvents.read(line), recordedAt);
            return;
        }
        recordEntries();
        if (line.containsKey("connection")) {
            deliver(line, recordedAt);
        } else {
            clock.setCharters(recordedAt);
            agree(line);
        }
    }

    private void add(Translated entry, Instant recordedAt) {
        if (!(entry instanceof Understood(var submission, var warnings))) {
            throw new IllegalStateException("The invented past cannot be recorded: " + entry);
        }
        clock.set(submission.message().entryId(), recordedAt);
        entries.add(entry);
        if (entries.size() == AT_ONCE) {
            recordEntries();
        }
    }

    private void recordEntries() {
        for (MessageOutcome outcome : intake.take(entries).join()) {
            if (outcome instanceof MessageOutcome.Rejected(var problem)) {
                throw new IllegalStateException("The invented past cannot be recorded: " + problem);
            }
        }
        entries.clear();
        clock.forgetEntries();
    }

    private void agree(Map<?, ?> line) throws IOException {
        String name = text(line, "charter");
        if (line.get("signature") instanceof Map<?, ?> signature) {
            Map<String, Object> data = new TreeMap<>();
            signature.forEach((field, value) -> data.put(String.valueOf(field), value));
            Consent consent = charters.sign(name, false, data);
            require(consent instanceof Consent.Given || consent instanceof Consent.Repeated, consent);
            return;
        }
        if (charters.versions(name).size() >= Integer.parseInt(text(line, "version"))) {
            return;
        }
        byte[] document = text(line, "document").getBytes(StandardCharsets.UTF_8);
        Draft draft = Drafts.read(name, "application/yaml", new ByteArrayInputStream(document));
        Ruling ruling = charters.publish(draft.charter(), draft.restate(), Precondition.NONE);
        require(ruling instanceof Ruling.Published, ruling);
    }

    private static void require(boolean isDone, Object answer) {
        if (!isDone) {
            throw new IllegalStateException("The invented past cannot be recorded: " + answer);
        }
    }

    private void deliver(Map<?, ?> line, Instant receivedAt) {
        Map<String, String> headers = new TreeMap<>();
        object(line.get("headers")).forEach((name, value) -> headers.put(String.valueOf(name), String.valueOf(value)));
        byte[] body = text(line, "body").getBytes(StandardCharsets.UTF_8);
        inbox.put(text(line, "connection"), new Delivery(text(line, "id"), receivedAt, headers, body), false);
    }

    private static Map<?, ?> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static String text(Map<?, ?> line, String field) {
        return String.valueOf(line.get(field));
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Starts after the lanes and the aggregates, and before the web server and all that publishes or works in the background. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }
}
