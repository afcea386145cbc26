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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/requests}: the live board, with the requests that need a person first. */
@RestController
public class BoardDoor {
    private final Listing listing;
    private final Completeness completeness;
    private final OverPromised overPromised;
    private final Clock clock;

    BoardDoor(Listing listing, Completeness completeness, OverPromised overPromised, Clock clock) {
        this.listing = listing;
        this.completeness = completeness;
        this.overPromised = overPromised;
        this.clock = clock;
    }

    /** A page of the board; {@code next} is null on the last. */
    record BoardAnswer(
            Instant at,
            @Nullable Instant completeTo,
            List<BoardLine> requests,
            @Nullable String next) {}

    /**
     * A request on the board.
     *
     * @param customersAffected null if nothing says how many
     * @param overdue the targets that it has missed
     * @param overPromised whether more than half of the requests like it took longer than a promise that stands
     */
    record BoardLine(
            String request,
            String state,
            Instant openedAt,
            @Nullable Instant waitingSince,
            @Nullable String owner,
            Map<String, @Nullable String> dimensions,
            @Nullable Integer customersAffected,
            ExpectationsAnswer expectations,
            List<String> overdue,
            boolean overPromised,
            CharterAnswer charter,
            int anomalies) {
        private static BoardLine of(Line line, Instant at, Set<String> overPromised) {
            return new BoardLine(
                    line.subject(),
                    line.state(),
                    line.openedAt(),
                    line.waitingSince(),
                    line.owner(),
                    Dimensions.toMap(line.dimensions()),
                    line.customersAffected(),
                    ExpectationsAnswer.of(line.expectations()),
                    late(line, at),
                    overPromised.contains(line.subject()),
                    new CharterAnswer(line.charter(), line.version()),
                    line.anomalies());
        }
    }

    @GetMapping("/v1/requests")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public BoardAnswer requests(HttpServletRequest request) {
        Parameters parameters = new Parameters(request, Wishes.PARAMETERS);
        Wanted wanted = Wishes.read(parameters, clock);
        int limit = wanted.limit() - 1;
        Instant at = wanted.at();
        List<Line> lines = listing.lines(wanted);
        List<Line> page = lines.subList(0, Math.min(limit, lines.size()));
        Set<String> bold = overPromised.among(page, at);
        return new BoardAnswer(
                at,
                completeness.completeTo().orElse(null),
                page.stream().map(line -> BoardLine.of(line, at, bold)).toList(),
                lines.size() > limit ? new Cursor(at, page.getLast().place()).text() : null);
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
