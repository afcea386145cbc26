package dev.engagement.benchmarks;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * The yardstick of one entry a message: a Spring Boot service as anybody would write it, with the settings that Boot has. It inserts the
 * same two rows as a recorded entry in one transaction; it checks nothing, keeps no order, and publishes nothing.
 */
@SpringBootApplication
@ComponentScan(
        useDefaultFilters = false,
        includeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = PlainController.class))
@RestController
public class PlainController {
    private static final String DIGEST = "0123456789abcdef0123456789abcdef";

    private final JdbcTemplate jdbc;
    private final AtomicLong sequence = new AtomicLong();

    public PlainController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Starts the service; its settings come from the environment. */
    public static void main(String[] arguments) {
        SpringApplication.run(PlainController.class, arguments);
    }

    /** The answer: which place the entry has. */
    public record PlainAnswer(UUID entryId, long sequence) {}

    /** Stores an event. */
    @PostMapping("/plain")
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    public PlainAnswer post(@RequestBody JsonNode event) {
        UUID entryId = UUID.randomUUID();
        long place = sequence.incrementAndGet();
        String subject = event.path("subject").asString();
        String source = event.path("source").asString();
        String id = event.path("id").asString();
        Instant recordedAt = Instant.now();
        Map<String, String> envelope = Map.of(
                "source",
                source,
                "id",
                id,
                "occurredAt",
                event.path("time").asString(),
                "recordedAt",
                recordedAt.toString());
        jdbc.update(
                "insert into yardstick_message (source, id, digest, subject, sequence, entry_id) values (?, ?, ?, ?, ?, ?)",
                source,
                id,
                DIGEST,
                subject,
                place,
                entryId);
        jdbc.update(
                """
                insert into yardstick_event (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                    payload_type, payload_revision, payload, meta_data) values (?, ?, ?, 'request', ?, ?, '1', ?, ?)""",
                entryId.toString(),
                subject,
                place,
                recordedAt.toString(),
                event.path("type").asString(),
                event.path("data").toString(),
                envelope.toString());
        return new PlainAnswer(entryId, place);
    }
}
