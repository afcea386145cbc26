package dev.engagement.service.intake.quarantine;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import dev.engagement.service.intake.Problems;
import dev.engagement.service.intake.deliveries.Inbox;
import dev.engagement.service.intake.quarantine.Quarantine.Kept;
import dev.engagement.service.intake.quarantine.Quarantine.Opened;
import dev.engagement.service.intake.quarantine.Quarantine.Which;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/quarantine}: deliveries that could not be translated, to be read, tried again, or deleted. */
@RestController
class QuarantineDoor {
    private static final int PAGE = 100;

    /** Two seconds, so many looks apart. */
    private static final int LOOKS = 40;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Quarantine quarantine;
    private final Inbox inbox;

    QuarantineDoor(Quarantine quarantine, Inbox inbox) {
        this.quarantine = quarantine;
        this.inbox = inbox;
    }

    /** A page of the quarantine; {@code next} is absent on the last. */
    private record QuarantineAnswer(
            long size,
            List<Kept> deliveries,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long next) {}

    /** A delivery with its content. */
    private record DeliveryAnswer(@JsonUnwrapped Kept kept, Map<String, String> headers, String body) {}

    /** How many deliveries are read again; of a single one also what became of it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record RetryAnswer(
            int retried,
            @Nullable String outcome,
            @Nullable String trouble,
            @Nullable String reason) {}

    @GetMapping("/v1/quarantine")
    QuarantineAnswer list(
            @RequestParam(required = false) @Nullable String connection,
            @RequestParam(required = false) @Nullable String trouble,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "" + PAGE) int limit) {
        if (limit < 1 || limit > PAGE) {
            throw new Refused(Problems.parameter("limit", "must be between 1 and " + PAGE));
        }
        List<Kept> page = quarantine.list(new Which(connection, trouble), after, limit);
        return new QuarantineAnswer(
                quarantine.size(), page, page.size() == limit ? page.getLast().id() : null);
    }

    @GetMapping("/v1/quarantine/{id}")
    DeliveryAnswer one(@PathVariable String id) {
        Opened opened = quarantine.open(number(id)).orElseThrow(() -> unknown(id));
        return new DeliveryAnswer(
                opened.kept(),
                opened.delivery().headers(),
                new String(opened.delivery().body(), StandardCharsets.UTF_8));
    }

    @PostMapping("/v1/quarantine/{id}/retry")
    ResponseEntity<RetryAnswer> retry(@PathVariable String id) {
        if (!quarantine.retry(number(id))) {
            throw unknown(id);
        }
        inbox.wake();
        return ResponseEntity.accepted().body(outcome(number(id)));
    }

    private RetryAnswer outcome(long id) {
        if (!isDecided(id)) {
            return new RetryAnswer(1, "waiting", null, null);
        }
        Kept again = quarantine.open(id).map(Opened::kept).orElse(null);
        return again == null
                ? new RetryAnswer(1, "recorded", null, null)
                : new RetryAnswer(1, "quarantined", again.trouble(), again.reason());
    }

    /** Waits for a delivery to be translated, but not for long: others may come first. */
    private boolean isDecided(long id) {
        try {
            for (int look = 0; look < LOOKS; look++) {
                if (!quarantine.waits(id)) {
                    return true;
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** Retries all deliveries of a connection, of a kind of trouble, or of both; without either, all deliveries. */
    @PostMapping("/v1/quarantine/retry")
    ResponseEntity<RetryAnswer> retryAll(
            @RequestParam(required = false) @Nullable String connection,
            @RequestParam(required = false) @Nullable String trouble) {
        return ResponseEntity.accepted()
                .body(new RetryAnswer(quarantine.retry(new Which(connection, trouble)), null, null, null));
    }

    @DeleteMapping("/v1/quarantine/{id}")
    ResponseEntity<Void> delete(@PathVariable String id) {
        if (!quarantine.delete(number(id))) {
            throw unknown(id);
        }
        return ResponseEntity.noContent().build();
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException notOurs) {
            throw unknown(id);
        }
    }

    private static Refused unknown(String id) {
        return new Refused(new Problem(
                "unknown-delivery", 404, "Unknown delivery", "There is no \"" + id + "\" in quarantine.", "id"));
    }
}
