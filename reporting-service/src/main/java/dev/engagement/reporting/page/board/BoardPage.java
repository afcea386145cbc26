package dev.engagement.reporting.page.board;

import dev.engagement.reporting.board.BoardDoor;
import dev.engagement.reporting.board.Cursor;
import dev.engagement.reporting.board.Wishes;
import dev.engagement.reporting.directory.Directory;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Story;
import dev.engagement.reporting.history.History;
import dev.engagement.reporting.page.Address;
import dev.engagement.reporting.page.Conditions;
import dev.engagement.reporting.page.Frame;
import dev.engagement.reporting.page.Frames;
import dev.engagement.reporting.page.NoMatch;
import dev.engagement.reporting.page.Suggestions;
import dev.engagement.reporting.page.Titles;
import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.parameters.Parameters;
import dev.engagement.reporting.readings.Listing;
import dev.engagement.reporting.readings.Listing.Line;
import dev.engagement.reporting.readings.Listing.Standing;
import dev.engagement.reporting.readings.Listing.Wanted;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** {@code GET /board}: the requests that need a person first; updates itself if a script runs. */
@Controller
class BoardPage {
    private static final Set<String> OPEN = Set.of("open");

    private final Frames frames;
    private final Suggestions suggestions;
    private final Listing listing;
    private final History history;
    private final Directory directory;
    private final Live live;
    private final Clock clock;

    BoardPage(
            Frames frames,
            Suggestions suggestions,
            Listing listing,
            History history,
            Directory directory,
            Live live,
            Clock clock) {
        this.frames = frames;
        this.suggestions = suggestions;
        this.listing = listing;
        this.history = history;
        this.directory = directory;
        this.live = live;
        this.clock = clock;
    }

    /** A line of the board, in words. */
    public record RequestRow(
            String request,
            @Nullable String title,
            String urgency,
            String what,
            List<String> late,
            @Nullable Instant due,
            String says,
            @Nullable String owner,
            Instant opened) {}

    @GetMapping("/board")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public String board(HttpServletRequest request, Model model) {
        Parameters parameters = Parameters.ofForm(request, Wishes.parameters());
        Wanted wanted = Wishes.read(parameters, clock);
        Instant at = wanted.at();
        Duration warn = frames.charter().warnBefore();
        Standing standing = listing.standing(wanted.where(), at, at.plus(warn));
        List<Line> lines = listing.lines(wanted);
        int limit = wanted.limit() - 1;
        List<Line> page = lines.subList(0, Math.min(limit, lines.size()));
        Map<String, String> titles = titles(page, at);
        Map<String, String> names = directory.textOf(references(page, titles));
        Address here = Frames.address(request);
        model.addAttribute(
                "frame", Frame.ofNow("board", "Board", frames.zone(request), Address.of(request.getRequestURI())));
        model.addAttribute("at", at);
        model.addAttribute("standing", standing);
        model.addAttribute("headline", headline(standing, wanted));
        model.addAttribute("missing", missing(lines, wanted, parameters, here.without("cursor")));
        model.addAttribute("filters", filters(here.without("cursor"), standing, warn));
        model.addAttribute("where", Conditions.of(parameters, here.without("cursor")));
        model.addAttribute("here", here);
        model.addAttribute(
                "rows", page.stream().map(line -> row(line, titles, at, names)).toList());
        model.addAttribute(
                "next",
                lines.size() > limit
                        ? here.with("cursor", new Cursor(at, page.getLast().place()).text())
                        : null);
        return "board";
    }

    /** Sends an event when the board may have changed; the browser then loads it again. */
    @GetMapping(path = "/board/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ResponseBody
    SseEmitter changes() {
        return live.listen();
    }

    static String headline(Standing standing, Wanted wanted) {
        if (standing.open() == 0) {
            return wanted.where().isEmpty()
                    ? "Nobody is waiting for anything."
                    : "No open request matches these filters.";
        }
        return Words.grouped(standing.waiting()) + " waiting past their promise, " + Words.grouped(standing.unowned())
                + " without an owner, " + Words.grouped(standing.silent()) + " have not heard in time.";
    }

    /** Returns what to say if a choice has no lines; null if it has, or if nothing is open at all. */
    private @Nullable NoMatch missing(List<Line> lines, Wanted wanted, Parameters parameters, Address here) {
        boolean isNarrowed = !wanted.where().isEmpty()
                || !wanted.overdue().isEmpty()
                || wanted.soon() != null
                || wanted.after() != null
                || !wanted.states().equals(OPEN);
        if (!lines.isEmpty() || !isNarrowed) {
            return null;
        }
        long open = listing.standing(Map.of(), wanted.at(), wanted.at()).open();
        return open == 0 && wanted.where().isEmpty()
                ? null
                : new NoMatch(Words.count(open, "open request"), suggestions.of(parameters, here));
    }

    private static Map<String, Address> filters(Address here, Standing standing, Duration warn) {
        Map<String, Address> filters = new LinkedHashMap<>();
        Address all = here.without("overdue").without("soon");
        filters.put("all " + Words.grouped(standing.open()), all);
        filters.put("nobody engaged in time " + Words.grouped(standing.waiting()), all.and("overdue", "engage"));
        filters.put("no owner in time", all.and("overdue", "own"));
        filters.put("silent " + Words.grouped(standing.silent()), all.and("overdue", "pace"));
        filters.put("promise broken", all.and("overdue", "promise"));
        filters.put("resolution overdue", all.and("overdue", "resolve"));
        filters.put("soon late " + Words.grouped(standing.soon()), all.and("soon", warn.toString()));
        return filters;
    }

    /** Returns the titles' references, by request, of the requests that have one. */
    private Map<String, String> titles(List<Line> lines, Instant at) {
        AsOf now = AsOf.of(null, null, at);
        Map<String, String> titles = new HashMap<>();
        history.stories(lines.stream().map(Line::subject).toList(), null, (subject, entries) -> {
            String title = Titles.reference(Story.of(entries, now).entries());
            if (title != null) {
                titles.put(subject, title);
            }
        });
        return titles;
    }

    private static Collection<String> references(List<Line> lines, Map<String, String> titles) {
        Set<String> references = new HashSet<>(titles.values());
        lines.stream().flatMap(line -> Stream.ofNullable(line.owner())).forEach(references::add);
        return references;
    }

    private static RequestRow row(Line line, Map<String, String> titles, Instant at, Map<String, String> names) {
        Instant due = Stream.of(
                        line.expectations().engageBy(),
                        line.expectations().ownBy(),
                        line.expectations().updateBy(),
                        line.expectations().resolveBy(),
                        line.expectations().promiseBy())
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
        Map<Dimension, String> dimensions = line.dimensions();
        List<String> what = new ArrayList<>();
        for (Dimension dimension : List.of(Dimension.ACTIVITY, Dimension.SERVICE, Dimension.TEAM)) {
            if (dimensions.get(dimension) != null) {
                what.add(dimensions.get(dimension));
            }
        }
        String title = titles.get(line.subject());
        return new RequestRow(
                line.subject(),
                title == null ? null : names.get(title),
                Objects.requireNonNullElse(dimensions.get(Dimension.URGENCY), ""),
                String.join(" · ", what),
                BoardDoor.late(line, at).stream().map(BoardPage::said).toList(),
                due,
                says(due, at),
                line.owner() == null ? null : names.getOrDefault(line.owner(), line.owner()),
                line.openedAt());
    }

    private static String said(String target) {
        return switch (target) {
            case "engage" -> "nobody engaged";
            case "own" -> "no owner";
            case "pace" -> "silent";
            case "promise" -> "promise broken";
            default -> "not resolved";
        };
    }

    private static String says(@Nullable Instant due, Instant at) {
        if (due == null) {
            return "waits on the customer";
        }
        double seconds = Duration.between(at, due).toSeconds();
        return seconds < 0 ? Words.time(-seconds) + " late" : "in " + Words.time(seconds);
    }
}
