package dev.engagement.reporting.board;

import dev.engagement.reporting.feed.Completeness;
import dev.engagement.reporting.parameters.Dimensions;
import dev.engagement.reporting.parameters.Parameters;
import dev.engagement.reporting.readings.Listing;
import dev.engagement.reporting.readings.Listing.Line;
import dev.engagement.reporting.readings.Listing.Wanted;
import dev.engagement.reporting.readings.Target;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/requests}: the live board, with the requests that need a person first. */
@RestController
public class BoardDoor {
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
        Parameters parameters = new Parameters(request, Wishes.PARAMETERS);
        Wanted wanted = Wishes.read(parameters, clock);
        int limit = wanted.limit() - 1;
        Instant at = wanted.at();
        List<Line> lines = listing.lines(wanted);
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

    /** Returns the targets that a request has missed. */
    public static List<String> late(Line line, Instant at) {
        List<String> late = new ArrayList<>();
        for (Target target : Target.values()) {
            Instant by =
                    switch (target) {
                        case ENGAGE -> line.expectations().engageBy();
                        case OWN -> line.expectations().ownBy();
                        case PACE -> line.expectations().updateBy();
                        case RESOLVE -> line.expectations().resolveBy();
                        case PROMISE -> line.expectations().promiseBy();
                    };
            if (by != null && by.isBefore(at)) {
                late.add(target.word());
            }
        }
        return late;
    }
}
