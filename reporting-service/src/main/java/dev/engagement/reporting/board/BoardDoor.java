package dev.engagement.reporting.board;

import dev.engagement.reporting.door.Dimensions;
import dev.engagement.reporting.door.Parameters;
import dev.engagement.reporting.feed.Completeness;
import dev.engagement.reporting.readings.Listing;
import dev.engagement.reporting.readings.Listing.Line;
import dev.engagement.reporting.readings.Listing.Order;
import dev.engagement.reporting.readings.Listing.Wanted;
import dev.engagement.reporting.readings.Target;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/requests}: the live board, what needs a person first. */
@RestController
class BoardDoor {
    private static final Set<String> STATES =
            new LinkedHashSet<>(List.of("open", "resolved", "closed", "cancelled", "merged"));

    private final Listing listing;
    private final Completeness completeness;
    private final Clock clock;

    BoardDoor(Listing listing, Completeness completeness, Clock clock) {
        this.listing = listing;
        this.completeness = completeness;
        this.clock = clock;
    }

    @GetMapping("/v1/requests")
    Map<String, @Nullable Object> requests(HttpServletRequest request) {
        Parameters parameters = new Parameters(request, "state", "overdue", "soon", "where", "sort", "limit", "cursor");
        Cursor cursor = Cursor.read(parameters.one("cursor"));
        Instant at = cursor == null ? clock.instant() : cursor.at();
        int limit = parameters.limit();
        List<Line> lines = listing.lines(new Wanted(
                states(parameters),
                at,
                overdue(parameters),
                soon(parameters.one("soon"), at),
                Dimensions.where(parameters),
                order(parameters.one("sort")),
                cursor == null ? null : cursor.after(),
                limit + 1));
        List<Line> page = lines.subList(0, Math.min(limit, lines.size()));
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("at", at.toString());
        answer.put(
                "completeTo", completeness.completeTo().map(Instant::toString).orElse(null));
        answer.put("requests", page.stream().map(line -> members(line, at)).toList());
        answer.put("next", lines.size() > limit ? new Cursor(at, page.getLast().place()).text() : null);
        return answer;
    }

    private static Map<String, @Nullable Object> members(Line line, Instant at) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("request", line.subject());
        members.put("state", line.state());
        members.put("openedAt", line.openedAt().toString());
        members.put(
                "waitingSince",
                line.waitingSince() == null ? null : line.waitingSince().toString());
        members.put("owner", line.owner());
        members.put("dimensions", Dimensions.toMap(line.dimensions()));
        Map<String, @Nullable Object> expectations = RequestAnswer.expectations(line.expectations());
        members.put("expectations", expectations);
        members.put("overdue", late(line, at));
        members.put("charter", RequestAnswer.charter(line.charter(), line.version()));
        members.put("anomalies", line.anomalies());
        return members;
    }

    private static List<String> late(Line line, Instant at) {
        List<String> late = new ArrayList<>();
        for (Target target : Target.values()) {
            Instant by =
                    switch (target) {
                        case ENGAGE -> line.expectations().engageBy();
                        case OWN -> line.expectations().ownBy();
                        case PACE -> line.expectations().updateBy();
                        case RESOLVE -> line.expectations().resolveBy();
                    };
            if (by != null && by.isBefore(at)) {
                late.add(target.word());
            }
        }
        return late;
    }

    /** What is open, unless told; {@code any} for all. */
    private static Set<String> states(Parameters parameters) {
        List<String> given = parameters.all("state");
        if (given.contains("any")) {
            return Set.of();
        }
        for (String state : given) {
            if (!STATES.contains(state)) {
                throw Parameters.invalid("state", "must be any or one of " + String.join(", ", STATES));
            }
        }
        return given.isEmpty() ? Set.of("open") : Set.copyOf(given);
    }

    private static Set<Target> overdue(Parameters parameters) {
        Set<Target> targets = new LinkedHashSet<>();
        for (String word : parameters.all("overdue")) {
            targets.add(Target.named(word)
                    .orElseThrow(() -> Parameters.invalid("overdue", "must be one of " + words(Target.values()))));
        }
        return targets;
    }

    private static @Nullable Instant soon(@Nullable String text, Instant at) {
        if (text == null) {
            return null;
        }
        try {
            Duration duration = Duration.parse(text);
            if (duration.isPositive()) {
                return at.plus(duration);
            }
        } catch (DateTimeParseException | ArithmeticException unreadable) {
            // Answered below, as any other that is no use.
        }
        throw Parameters.invalid("soon", "must be a duration longer than zero, as in PT30M");
    }

    private static Order order(@Nullable String word) {
        return word == null
                ? Order.DUE
                : Arrays.stream(Order.values())
                        .filter(order -> word(order).equals(word))
                        .findFirst()
                        .orElseThrow(() -> Parameters.invalid("sort", "must be one of " + words(Order.values())));
    }

    private static String words(Enum<?>[] values) {
        return Arrays.stream(values).map(BoardDoor::word).collect(Collectors.joining(", "));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
