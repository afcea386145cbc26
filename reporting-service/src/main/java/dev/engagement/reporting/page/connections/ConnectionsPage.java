package dev.engagement.reporting.page.connections;

import dev.engagement.reporting.page.Frame;
import dev.engagement.reporting.page.Frames;
import dev.engagement.reporting.page.commandside.CommandSide;
import dev.engagement.reporting.page.commandside.CommandSide.CommandAnswer;
import dev.engagement.reporting.page.connections.CommandAnswers.KeptDelivery;
import dev.engagement.reporting.page.connections.CommandAnswers.ListedConnection;
import dev.engagement.reporting.page.connections.CommandAnswers.ListedCoverage;
import dev.engagement.reporting.page.connections.CommandAnswers.QuarantineList;
import dev.engagement.reporting.page.connections.Retried.Outcome;
import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.parameters.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.view.RedirectView;

/** {@code GET /connections}: whether all connected tools still send. */
@Controller
class ConnectionsPage {
    private final Frames frames;
    private final CommandSide commandSide;
    private final Clock clock;

    ConnectionsPage(Frames frames, CommandSide commandSide, Clock clock) {
        this.frames = frames;
        this.commandSide = commandSide;
        this.clock = clock;
    }

    /**
     * A connection.
     *
     * @param usual its longest silence at this hour of the week; empty before a week of deliveries
     * @param longest its longest silence in the last 30 days
     * @param unusual whether it is silent for longer than usual
     */
    public record Line(
            String name,
            String tool,
            boolean open,
            @Nullable Instant last,
            String silent,
            String usual,
            String longest,
            boolean unusual,
            String coverage) {}

    /** Deliveries of a connection that contained no entry, or an unexplained state in them. */
    public record Overlooked(String connection, String what, String times, Instant last) {}

    /** A quarantined delivery: no entry could be made of it. */
    public record Kept(long id, String connection, String trouble, String reason, Instant received, Instant expires) {}

    @GetMapping("/connections")
    String connections(HttpServletRequest request, Model model) {
        Parameters parameters = Parameters.ofForm(request, "retried", "outcome");
        Frame frame = frames.of("connections", "Connections", request, parameters);
        Retried retried = Retried.of(parameters);
        CommandAnswer told = commandSide.get("/v1/connections", request);
        CommandAnswer quarantine = commandSide.get("/v1/quarantine", request);
        Instant now = clock.instant();
        List<ListedConnection> connections = CommandAnswers.connections(told).connections();
        QuarantineList waiting = CommandAnswers.quarantine(quarantine);
        List<Line> lines =
                connections.stream().map(connection -> line(connection, now)).toList();
        model.addAttribute("frame", frame);
        model.addAttribute("headline", headline(told, lines, frame.weekday(now)));
        model.addAttribute("retried", retried == null ? null : outcome(retried, request));
        model.addAttribute("lines", lines);
        model.addAttribute(
                "overlooked",
                connections.stream().flatMap(ConnectionsPage::overlooked).toList());
        model.addAttribute("problem", problem(told));
        model.addAttribute("hidden", problem(quarantine));
        model.addAttribute("size", size(waiting.size()));
        model.addAttribute(
                "kept", waiting.deliveries().stream().map(ConnectionsPage::kept).toList());
        return "connections";
    }

    private String outcome(Retried retried, HttpServletRequest request) {
        return retried.says(CommandAnswers.delivery(commandSide.get("/v1/quarantine/" + retried.delivery(), request)));
    }

    /** Returns to the view, which says what became of the delivery. */
    @PostMapping("/connections/quarantine/{id}/retry")
    RedirectView retry(@PathVariable long id, HttpServletRequest request) {
        CommandAnswer said = commandSide.send("POST", "/v1/quarantine/" + id + "/retry", request);
        RedirectView there =
                new RedirectView(new Retried(id, Outcome.of(said)).address().toString());
        there.setStatusCode(HttpStatus.SEE_OTHER);
        return there;
    }

    private static String size(long size) {
        return switch ((int) Math.min(size, 2)) {
            case 0 -> "Every delivery was understood.";
            case 1 -> "1 delivery that was not understood:";
            default -> Words.grouped(size) + " deliveries that were not understood:";
        };
    }

    private static @Nullable String problem(CommandAnswer said) {
        return switch (said.status()) {
            case 0 -> "The command service does not answer; what it holds is safe, and shows here when it is back.";
            case 200 -> null;
            case 401, 403 ->
                "The command service does not show this to you: it takes a key or a sign-in with the role for it, and a"
                        + " sign-in does not last.";
            default ->
                "The command service answered " + said.status() + ": "
                        + said.body().path("detail").asString("");
        };
    }

    private static String headline(CommandAnswer told, List<Line> lines, String weekday) {
        if (told.status() != HttpStatus.OK.value()) {
            return "The connections cannot be shown now.";
        }
        if (lines.isEmpty()) {
            return "No tool is connected by webhooks yet.";
        }
        String unusual = lines.stream()
                .filter(Line::unusual)
                .map(line -> line.name() + " has been silent for " + line.silent() + ", it never is on a " + weekday
                        + " at this hour")
                .collect(Collectors.joining("; "));
        boolean isKnown = lines.stream().anyMatch(line -> !line.usual().isEmpty());
        return Words.count(lines.size(), "connection") + "; "
                + (!unusual.isEmpty()
                        ? unusual
                        : isKnown
                                ? "none is silent for longer than usual"
                                : "what is usual is known after a week of deliveries")
                + ".";
    }

    private static Line line(ListedConnection connection, Instant now) {
        Instant heard = connection.lastDeliveryAt();
        Double longest = connection.longestSilence();
        Double usual = connection.usualSilence();
        double silent = heard == null ? 0 : Duration.between(heard, now).toSeconds();
        return new Line(
                connection.name(),
                connection.tool().toLowerCase(Locale.ROOT),
                connection.secrets() > 0,
                heard,
                heard == null ? "never heard of" : Words.time(silent),
                usual == null ? "" : Words.time(usual),
                longest == null || longest == 0 ? "" : Words.time(longest),
                usual != null && silent > usual,
                coverage(connection.coverage()));
    }

    private static String coverage(@Nullable ListedCoverage kept) {
        if (kept == null) {
            return "";
        }
        Double late = kept.lateP50();
        return Words.percent(kept.ratio()) + (late == null ? "" : ", half within " + Words.time(late));
    }

    private static Stream<Overlooked> overlooked(ListedConnection connection) {
        return Stream.concat(
                connection.unknownStates().stream()
                        .map(one -> new Overlooked(
                                connection.name(),
                                "the state \"" + one.state() + "\" is unknown: taken as open",
                                Words.grouped(one.deliveries()),
                                one.lastAt())),
                connection.ignored().stream()
                        .map(one -> new Overlooked(
                                connection.name(),
                                "ignored: " + one.reason(),
                                Words.grouped(one.deliveries()),
                                one.lastAt())));
    }

    private static Kept kept(KeptDelivery delivery) {
        return new Kept(
                delivery.id(),
                delivery.connection(),
                delivery.trouble(),
                delivery.reason(),
                delivery.receivedAt(),
                delivery.expiresAt());
    }
}
