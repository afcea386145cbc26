package dev.engagement.service.intake.quarantine;

import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import dev.engagement.service.intake.Problems;
import dev.engagement.service.intake.deliveries.Inbox;
import dev.engagement.service.intake.quarantine.Quarantine.Kept;
import dev.engagement.service.intake.quarantine.Quarantine.Opened;
import dev.engagement.service.intake.quarantine.Quarantine.Which;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
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

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Quarantine quarantine;
    private final Inbox inbox;

    QuarantineDoor(Quarantine quarantine, Inbox inbox) {
        this.quarantine = quarantine;
        this.inbox = inbox;
    }

    @GetMapping("/v1/quarantine")
    Map<String, Object> list(
            @RequestParam(required = false) @Nullable String connection,
            @RequestParam(required = false) @Nullable String trouble,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "" + PAGE) int limit) {
        if (limit < 1 || limit > PAGE) {
            throw new Refused(Problems.parameter("limit", "must be between 1 and " + PAGE));
        }
        List<Kept> page = quarantine.list(new Which(connection, trouble), after, limit);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("size", quarantine.size());
        answer.put("deliveries", page.stream().map(QuarantineDoor::members).toList());
        if (page.size() == limit) {
            answer.put("next", page.getLast().id());
        }
        return answer;
    }

    @GetMapping("/v1/quarantine/{id}")
    Map<String, Object> one(@PathVariable String id) {
        Opened opened = quarantine.open(number(id)).orElseThrow(() -> unknown(id));
        Map<String, Object> answer = members(opened.kept());
        answer.put("headers", opened.delivery().headers());
        answer.put("body", new String(opened.delivery().body(), StandardCharsets.UTF_8));
        return answer;
    }

    @PostMapping("/v1/quarantine/{id}/retry")
    ResponseEntity<Map<String, Object>> retry(@PathVariable String id) {
        if (!quarantine.retry(number(id))) {
            throw unknown(id);
        }
        inbox.wake();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("retried", 1);
        if (isDecided(number(id))) {
            Kept again = quarantine.open(number(id)).map(Opened::kept).orElse(null);
            answer.put("outcome", again == null ? "recorded" : "quarantined");
            if (again != null) {
                answer.put("trouble", again.trouble());
                answer.put("reason", again.reason());
            }
        } else {
            answer.put("outcome", "waiting");
        }
        return ResponseEntity.accepted().body(answer);
    }

    /** Waits for a delivery to be translated, but not for long: others may come first. */
    private boolean isDecided(long id) {
        Instant end = Instant.now().plus(PATIENCE);
        try {
            while (quarantine.waits(id)) {
                if (Instant.now().isAfter(end)) {
                    return false;
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Retries all deliveries of a connection, of a kind of trouble, or of both; without either, all deliveries. */
    @PostMapping("/v1/quarantine/retry")
    ResponseEntity<Map<String, Object>> retryAll(
            @RequestParam(required = false) @Nullable String connection,
            @RequestParam(required = false) @Nullable String trouble) {
        return ResponseEntity.accepted().body(Map.of("retried", quarantine.retry(new Which(connection, trouble))));
    }

    @DeleteMapping("/v1/quarantine/{id}")
    ResponseEntity<Void> delete(@PathVariable String id) {
        if (!quarantine.delete(number(id))) {
            throw unknown(id);
        }
        return ResponseEntity.noContent().build();
    }

    private static Map<String, Object> members(Kept kept) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", kept.id());
        members.put("connection", kept.connection());
        members.put("trouble", kept.trouble());
        members.put("reason", kept.reason());
        members.put("receivedAt", kept.receivedAt().toString());
        members.put("expiresAt", kept.expiresAt().toString());
        return members;
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
