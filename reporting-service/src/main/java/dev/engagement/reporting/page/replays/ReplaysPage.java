package dev.engagement.reporting.page.replays;

import dev.engagement.reporting.jobs.DifferencesAnswer;
import dev.engagement.reporting.jobs.DifferencesDoor;
import dev.engagement.reporting.jobs.ReplayAnswer;
import dev.engagement.reporting.jobs.ReplayDoor;
import dev.engagement.reporting.jobs.ReplayedGroup;
import dev.engagement.reporting.page.Address;
import dev.engagement.reporting.page.Frame;
import dev.engagement.reporting.page.Frames;
import dev.engagement.reporting.page.figures.FigureChanges;
import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.parameters.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.view.RedirectView;

/** {@code /replays}: figures under other rules, and why a figure changed. Calls the API's own controllers. */
@Controller
class ReplaysPage {
    private static final List<String> FIELDS = List.of("charter", "known", "happened", "from", "to", "by", "where");

    private final Frames frames;
    private final ReplayDoor replays;
    private final DifferencesDoor differences;
    private final RequestChanges changes;

    ReplaysPage(Frames frames, ReplayDoor replays, DifferencesDoor differences, RequestChanges changes) {
        this.frames = frames;
        this.replays = replays;
        this.differences = differences;
        this.changes = changes;
    }

    @GetMapping("/replays")
    String list(HttpServletRequest request, Model model) {
        Frame frame = frames.of("replays", "Replays", request, Parameters.ofForm(request));
        List<ReplayLine> lines = lines(frame);
        model.addAttribute("frame", frame);
        model.addAttribute("lines", lines);
        model.addAttribute("latest", latest(lines));
        return "replays";
    }

    /** Returns the latest finished replay, after the one before it that it can be compared with; empty if there are no such two. */
    private static List<ReplayLine> latest(List<ReplayLine> lines) {
        for (int i = 0; i < lines.size(); i++) {
            ReplayLine line = lines.get(i);
            ReplayLine before = lines.subList(i + 1, lines.size()).stream()
                    .filter(other -> other.isComparableWith(line))
                    .findFirst()
                    .orElse(null);
            if (before != null && line.state().equals("done")) {
                return List.of(before, line);
            }
        }
        return List.of();
    }

    /** Starts a replay; ignores empty fields. */
    @PostMapping("/replays")
    RedirectView start(HttpServletRequest request) {
        Map<String, Object> asked = new LinkedHashMap<>();
        for (String field : FIELDS) {
            String value = request.getParameter(field);
            if (value != null && !value.isBlank()) {
                asked.put(field, value.strip());
            }
        }
        ReplayAnswer answer = Objects.requireNonNull(replays.ask(asked).getBody());
        RedirectView there = new RedirectView("/replays/" + answer.id());
        there.setStatusCode(HttpStatus.SEE_OTHER);
        return there;
    }

    @GetMapping("/replays/{id}")
    String one(@PathVariable String id, HttpServletRequest request, Model model) {
        Frame frame = frames.of("replays", "A replay", request, Parameters.ofForm(request));
        ReplayAnswer replay = replays.one(id);
        ReplayLine line = ReplayLine.of(replay, frame);
        model.addAttribute("frame", frame);
        model.addAttribute("line", line);
        model.addAttribute("running", List.of("waiting", "running").contains(replay.state()));
        model.addAttribute("problem", Objects.requireNonNullElse(replay.problem(), ""));
        model.addAttribute(
                "others",
                lines(frame).stream()
                        .filter(other -> other.isComparableWith(line))
                        .toList());
        List<Map.Entry<String, Integer>> groups = replays.groups(id).stream()
                .map(group -> Map.entry(FigureChanges.group(group.key()), group.requests()))
                .toList();
        model.addAttribute("groups", groups);
        return "replay";
    }

    @GetMapping("/replays/{a}/differences/{b}")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public String differences(@PathVariable String a, @PathVariable String b, HttpServletRequest request, Model model) {
        DifferencesAnswer found = differences.differences(a, b, request);
        Frame frame =
                Frame.ofNow("replays", "Why figures differ", frames.zone(request), Address.of(request.getRequestURI()));
        Address here = Frames.address(request);
        List<RequestChange> shown = changes.of(found, frame);
        model.addAttribute("frame", frame);
        model.addAttribute("headline", headline(found, requests(replays.groups(b)), shown));
        model.addAttribute("before", ReplayLine.asked(found.before().definition(), frame));
        model.addAttribute("after", ReplayLine.asked(found.after().definition(), frame));
        model.addAttribute("figures", FigureChanges.of(found.figures()));
        model.addAttribute("changes", shown);
        model.addAttribute("download", "/v1/replays/" + a + "/differences/" + b + "?limit=500");
        model.addAttribute("next", found.next() == null ? null : here.with("cursor", found.next()));
        return "differences";
    }

    private static long requests(List<ReplayedGroup> groups) {
        return groups.stream().mapToLong(ReplayedGroup::requests).sum();
    }

    private static String headline(DifferencesAnswer found, long requests, List<RequestChange> shown) {
        long changed = found.changed();
        return changed == 0
                ? "No request has other readings."
                : Words.grouped(changed) + " of " + Words.count(requests, "request")
                        + (changed == 1 ? " reads" : " read") + " otherwise" + because(shown) + ".";
    }

    /** Returns the most frequent cause among the requests shown. */
    private static String because(List<RequestChange> shown) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        shown.forEach(change -> counts.merge(change.kind(), 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(most -> ", mostly because of " + most.getKey())
                .orElse("");
    }

    private List<ReplayLine> lines(Frame frame) {
        return replays.all().replays().stream()
                .map(replay -> ReplayLine.of(replay, frame))
                .toList();
    }
}
