package dev.engagement.reporting.warnings.door;

import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import dev.engagement.reporting.parameters.Parameters;
import dev.engagement.reporting.warnings.outbox.Sendings;
import dev.engagement.reporting.warnings.outbox.WarningList;
import dev.engagement.reporting.warnings.outbox.WarningList.ListedWarning;
import dev.engagement.reporting.warnings.outbox.WarningList.WantedWarnings;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/warnings}: what was sent, when, to which subscription, with what result. */
@RestController
public class WarningsDoor {
    private static final List<String> RESULTS = List.of("waiting", "sent", "undelivered");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final WarningList list;
    private final Sendings sendings;
    private final Clock clock;

    WarningsDoor(WarningList list, Sendings sendings, Clock clock) {
        this.list = list;
        this.sendings = sendings;
        this.clock = clock;
    }

    /** A page of warnings, the latest first; {@code next} is null on the last. */
    public record WarningsAnswer(
            List<WarningAnswer> warnings, @Nullable String next) {}

    /** How many sendings are tried again. */
    public record AgainAnswer(String id, int sendings) {}

    @GetMapping("/v1/warnings")
    public WarningsAnswer warnings(HttpServletRequest request) {
        return page(new Parameters(request, "request", "subscription", "result", "limit", "cursor"));
    }

    /** Returns a page of warnings. */
    public WarningsAnswer page(Parameters parameters) {
        int limit = parameters.limit();
        List<ListedWarning> found = list.list(new WantedWarnings(
                parameters.one("request"),
                parameters.one("subscription"),
                result(parameters.one("result")),
                cursor(parameters.one("cursor")),
                limit + 1));
        List<ListedWarning> page = found.subList(0, Math.min(limit, found.size()));
        return new WarningsAnswer(
                page.stream().map(WarningAnswer::of).toList(),
                found.size() > limit ? String.valueOf(page.getLast().number()) : null);
    }

    private static @Nullable String result(@Nullable String word) {
        if (word != null && !RESULTS.contains(word)) {
            throw Parameters.invalid("result", "must be one of " + String.join(", ", RESULTS));
        }
        return word;
    }

    private static @Nullable Long cursor(@Nullable String text) {
        if (text != null && !NUMBER.matcher(text).matches()) {
            throw Parameters.invalid("cursor", "must be the member next of the page before");
        }
        return text == null ? null : Long.valueOf(text);
    }

    /** Sends a warning again to those who did not get it. */
    @PostMapping("/v1/warnings/{id}/again")
    public ResponseEntity<AgainAnswer> again(@PathVariable String id) {
        if (!list.exists(id)) {
            throw new Refused(new Problem(
                    "unknown-warning",
                    404,
                    "Unknown warning",
                    "There is no warning \"" + id + "\"; GET /v1/warnings lists all.",
                    "id"));
        }
        int again = sendings.again(id, clock.instant());
        if (again == 0) {
            throw new Refused(new Problem(
                    "not-undelivered",
                    409,
                    "The warning is not undelivered",
                    "Warning \"" + id + "\" was sent, or is still being tried; only undelivered ones are sent again.",
                    "id"));
        }
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(new AgainAnswer(id, again));
    }
}
