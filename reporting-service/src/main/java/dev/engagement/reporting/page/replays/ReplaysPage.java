package dev.engagement.reporting.page.replays;

import dev.engagement.events.Timestamps;
import dev.engagement.reporting.jobs.DifferencesDoor;
import dev.engagement.reporting.jobs.ReplayDoor;
import dev.engagement.reporting.page.Address;
import dev.engagement.reporting.page.Frame;
import dev.engagement.reporting.page.Frames;
import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.parameters.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.view.RedirectView;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code /replays}: figures under other rules, and why a figure changed. Calls the API's own controllers. */
@Controller
class ReplaysPage {
    private static final List<String> FIELDS = List.of("charter", "known", "happened", "from", "to", "by", "where");
    /** Parameters that must agree in two replays: only figures of the same requests can be compared. */
    private static final List<String> COHORT = List.of("from", "to", "by", "where");

    private final Frames frames;
    private final ReplayDoor replays;
    private final DifferencesDoor differences;
    private final JsonMapper json;

    ReplaysPage(Frames frames, ReplayDoor replays, DifferencesDoor differences, JsonMapper json) {
        this.frames = frames;
        this.replays = replays;
        this.differences = differences;
        this.json = json;
    }

    /** A replay in words. */
    public record Line(
            String id, String asked, String state, Instant at, int percent, String rate, List<JsonNode> cohort) {
        boolean isComparableWith(Line other) {
            return !id.equals(other.id) && state.equals("done") && cohort.equals(other.cohort);
        }
    }

    @GetMapping("/replays")
    String list(HttpServletRequest request, Model model) {
        Frame frame = frames.of("replays", "Replays", request, Parameters.ofForm(request));
        List<Line> lines = lines(frame);
        model.addAttribute("frame", frame);
        model.addAttribute("lines", lines);
        model.addAttribute("latest", latest(lines));
        return "replays";
    }

    /** Returns the latest finished replay, after the one before it that it can be compared with; empty if there are no such two. */
    private static List<Line> latest(List<Line> lines) {
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            Line before = lines.subList(i + 1, lines.size()).stream()
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
        Map<String, @Nullable Object> answer =
                Objects.requireNonNull(replays.ask(asked).getBody());
        RedirectView there = new RedirectView("/replays/" + answer.get("id"));
        there.setStatusCode(HttpStatus.SEE_OTHER);
        return there;
    }

    @GetMapping("/replays/{id}")
    String one(@PathVariable String id, HttpServletRequest request, Model model) {
        Frame frame = frames.of("replays", "A replay", request, Parameters.ofForm(request));
        JsonNode replay = node(replays.one(id));
        Line line = line(replay, frame);
        model.addAttribute("frame", frame);
        model.addAttribute("line", line);
        model.addAttribute("running", List.of("waiting", "running").contains(text(replay, "state")));
        model.addAttribute("problem", text(replay, "problem"));
        model.addAttribute(
                "others",
                lines(frame).stream()
                        .filter(other -> other.isComparableWith(line))
                        .toList());
        List<Map.Entry<String, Integer>> groups = new ArrayList<>();
        replay.path("result")
                .path("groups")
                .forEach(group -> groups.add(
                        Map.entry(key(group.path("key")), group.path("requests").asInt())));
        model.addAttribute("groups", groups);
        return "replay";
    }

    /** A figure or a reading that differs, in words. */
    public record Difference(
            String where,
            String what,
            String before,
            String after,
            String causes,
            @Nullable String request) {}

    @GetMapping("/replays/{a}/differences/{b}")
    String differences(@PathVariable String a, @PathVariable String b, HttpServletRequest request, Model model) {
        JsonNode found = node(differences.differences(a, b, request));
        Frame frame =
                Frame.ofNow("replays", "Why figures differ", frames.zone(request), Address.of(request.getRequestURI()));
        List<Difference> figures = new ArrayList<>();
        found.path("figures")
                .forEach(figure -> figures.add(new Difference(
                        key(figure.path("key")),
                        (Words.measure(text(figure, "measure")) + " "
                                        + text(figure, "figure").replace('-', ' '))
                                .strip(),
                        figure.path("before").asString("–"),
                        figure.path("after").asString("–"),
                        "",
                        null)));
        List<Difference> readings = new ArrayList<>();
        found.path("requests").forEach(changed -> changed.path("readings")
                .propertyStream()
                .forEach(reading -> readings.add(new Difference(
                        text(changed, "request"),
                        Words.measure(reading.getKey()),
                        said(reading.getValue().path("before")),
                        said(reading.getValue().path("after")),
                        causes(reading.getValue().path("causes")),
                        text(changed, "request")))));
        long changed = found.path("changed").asLong();
        model.addAttribute("frame", frame);
        model.addAttribute(
                "headline",
                changed == 0
                        ? "No request has other readings."
                        : Words.count(changed, "request") + (changed == 1 ? " reads" : " read") + " otherwise"
                                + because(readings) + ".");
        model.addAttribute("before", asked(found.path("before").path("definition"), frame));
        model.addAttribute("after", asked(found.path("after").path("definition"), frame));
        model.addAttribute("figures", figures);
        model.addAttribute("readings", readings);
        model.addAttribute("download", "/v1/replays/" + a + "/differences/" + b + "?limit=500");
        Address here = Frames.address(request);
        model.addAttribute("next", found.path("next").isString() ? here.with("cursor", text(found, "next")) : null);
        return "differences";
    }

    /** Returns the most frequent cause among the readings shown. */
    private static String because(List<Difference> readings) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        readings.forEach(reading -> counts.merge(reading.causes(), 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(most -> !most.getKey().isEmpty())
                .map(most -> ", mostly because of: " + most.getKey())
                .orElse("");
    }

    private List<Line> lines(Frame frame) {
        List<Line> lines = new ArrayList<>();
        node(replays.all()).path("replays").forEach(replay -> lines.add(line(replay, frame)));
        return lines;
    }

    private static Line line(JsonNode replay, Frame frame) {
        JsonNode progress = replay.path("progress");
        String rate = progress.path("entriesPerSecond").isNumber()
                ? Words.grouped(progress.path("entries").asLong()) + " entries, "
                        + Words.grouped(progress.path("entriesPerSecond").asLong()) + " a second"
                : "";
        return new Line(
                text(replay, "id"),
                asked(replay.path("definition"), frame),
                text(replay, "state"),
                Instant.parse(text(replay, "askedAt")),
                (int) Math.round(100 * progress.path("share").asDouble(0)),
                rate,
                COHORT.stream()
                        .map(name -> replay.path("definition").path(name))
                        .toList());
    }

    /** Returns a replay's parameters in words. */
    private static String asked(JsonNode definition, Frame frame) {
        List<String> parts = new ArrayList<>();
        definition.propertyStream().forEach(member -> {
            JsonNode value = member.getValue();
            switch (member.getKey()) {
                case "known" -> parts.add("as known on " + time(value, frame));
                case "happened" -> parts.add("as happened by " + time(value, frame));
                case "from" -> parts.add("opened from " + time(value, frame));
                case "to" -> parts.add("opened before " + time(value, frame));
                case "by" -> parts.add("split by " + words(value));
                case "where" -> parts.add("only " + words(value));
                case "charter" -> parts.add("charter " + words(value));
                default -> {
                    // The program is left out: a comparison names it when it is the cause.
                }
            }
        });
        return String.join(", ", parts);
    }

    private static String time(JsonNode instant, Frame frame) {
        return frame.time(Timestamps.require("time", words(instant)));
    }

    private static String words(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "))
                : value.asString();
    }

    private static String key(JsonNode key) {
        List<String> parts = new ArrayList<>();
        key.propertyStream().forEach(member -> parts.add(member.getValue().asString("unknown")));
        return parts.isEmpty() ? "all" : String.join(", ", parts);
    }

    private static String said(JsonNode figures) {
        List<String> said = new ArrayList<>();
        figures.forEach(figure -> said.add(text(figure, "status")
                + (figure.path("service").isNumber()
                        ? " " + Words.number(figure.path("service").asDouble())
                        : "")
                + (text(figure, "target").equals("none") ? "" : ", " + text(figure, "target"))));
        return said.isEmpty() ? "–" : String.join("; ", said);
    }

    private static String causes(JsonNode causes) {
        List<String> said = new ArrayList<>();
        causes.forEach(cause -> said.add(text(cause, "cause").replace('-', ' ')));
        return String.join(", ", said);
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    private JsonNode node(Object answer) {
        return json.readTree(json.writeValueAsString(answer));
    }
}
