package dev.engagement.reporting.page.board;

import dev.engagement.reporting.page.Address;
import dev.engagement.reporting.page.Frame;
import dev.engagement.reporting.page.Frames;
import dev.engagement.reporting.page.NoMatch;
import dev.engagement.reporting.page.PageTurning;
import dev.engagement.reporting.page.Suggestions;
import dev.engagement.reporting.page.board.BoardRows.RequestRow;
import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.parameters.Parameters;
import dev.engagement.reporting.readings.Listing.Wanted;
import dev.engagement.reporting.readings.Needed;
import dev.engagement.reporting.readings.Needed.SectionCount;
import dev.engagement.reporting.readings.Needs;
import dev.engagement.reporting.readings.Section;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final Needs needs;
    private final Choices choices;
    private final BoardRows rows;
    private final Live live;
    private final Clock clock;

    BoardPage(
            Frames frames,
            Suggestions suggestions,
            Needs needs,
            Choices choices,
            BoardRows rows,
            Live live,
            Clock clock) {
        this.frames = frames;
        this.suggestions = suggestions;
        this.needs = needs;
        this.choices = choices;
        this.rows = rows;
        this.live = live;
        this.clock = clock;
    }

    /**
     * A section of the board.
     *
     * @param heading empty if the list has no sections
     * @param count how many requests it has on all pages
     */
    public record BoardSection(String id, String heading, long count, List<RequestRow> rows) {}

    @GetMapping("/board")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public String board(HttpServletRequest request, Model model) {
        Parameters parameters = Parameters.ofForm(request, BoardQuestion.names());
        BoardQuestion question = BoardQuestion.read(
                parameters, Frames.address(request), clock, frames.charter().warnBefore());
        Needed needed = needs.of(question.wanted(), question.near());
        Map<Section, SectionCount> counts = needed.counts();
        model.addAttribute(
                "frame", Frame.ofNow("board", "Board", frames.zone(request), Address.of(request.getRequestURI())));
        model.addAttribute("at", question.at());
        model.addAttribute("here", question.here());
        model.addAttribute("within", question.first().without("q").query());
        model.addAttribute("headline", BoardWords.headline(question, counts));
        model.addAttribute("tabs", tabs(question, counts));
        filters(model, question, needed);
        list(model, question, needed, counts);
        return "board";
    }

    /** Sends an event when the board may have changed; the browser then loads it again. */
    @GetMapping(path = "/board/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ResponseBody
    SseEmitter changes() {
        return live.listen();
    }

    private void filters(Model model, BoardQuestion question, Needed needed) {
        model.addAttribute("where", choices.chips(question));
        model.addAttribute("choices", choices.of(question.wanted(), needed));
        model.addAttribute("kept", question.kept());
    }

    private void list(Model model, BoardQuestion question, Needed needed, Map<Section, SectionCount> counts) {
        long all = question.section() == null
                ? BoardWords.all(counts)
                : counts.getOrDefault(question.section(), SectionCount.NONE).requests();
        List<RequestRow> lines = rows.of(
                needed.lines(question.section(), question.isBySection(), question.after()).stream()
                        .limit(question.limit())
                        .toList(),
                question.at(),
                question.first().without(BoardQuestion.SECTION));
        model.addAttribute("sections", sections(question, lines, counts, all));
        model.addAttribute("missing", lines.isEmpty() ? missing(question) : null);
        model.addAttribute("pages", new PageTurning(question.after(), question.limit(), all, question.here()));
    }

    private static List<BoardSection> sections(
            BoardQuestion question, List<RequestRow> lines, Map<Section, SectionCount> counts, long all) {
        if (!question.isBySection()) {
            return lines.isEmpty() ? List.of() : List.of(new BoardSection("list", "", all, lines));
        }
        Map<Section, List<RequestRow>> bySection = new EnumMap<>(Section.class);
        lines.forEach(row -> bySection
                .computeIfAbsent(row.section(), any -> new ArrayList<>())
                .add(row));
        List<BoardSection> sections = new ArrayList<>();
        bySection.forEach((section, some) -> sections.add(new BoardSection(
                section.word(),
                BoardWords.heading(section, question.warn()),
                counts.getOrDefault(section, SectionCount.NONE).requests(),
                some)));
        return sections;
    }

    private static Map<String, Address> tabs(BoardQuestion question, Map<Section, SectionCount> counts) {
        Address all = question.first().without(BoardQuestion.SECTION);
        Map<String, Address> tabs = new LinkedHashMap<>();
        tabs.put("all " + Words.grouped(BoardWords.all(counts)), all);
        counts.forEach((section, count) -> tabs.put(
                BoardWords.heading(section, question.warn()) + " " + Words.grouped(count.requests()),
                all.with(BoardQuestion.SECTION, section.word())));
        return tabs;
    }

    /** Returns what to say of a choice without lines; null if nothing is open at all. */
    private @Nullable NoMatch missing(BoardQuestion question) {
        Wanted wanted = question.wanted();
        long open = BoardWords.all(needs.of(wanted.whole(OPEN), question.near()).counts());
        boolean isNarrowed = BoardWords.isNarrowed(question)
                || question.section() != null
                || wanted.search() != null
                || question.after() > 0;
        return isNarrowed && (open > 0 || !wanted.where().isEmpty())
                ? new NoMatch(
                        Words.count(open, "open request"), suggestions.of(question.parameters(), question.first()))
                : null;
    }
}
