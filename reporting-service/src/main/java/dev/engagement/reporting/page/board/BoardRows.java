package dev.engagement.reporting.page.board;

import dev.engagement.reporting.board.BoardDoor;
import dev.engagement.reporting.board.OverPromised;
import dev.engagement.reporting.directory.Directory;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Expectations;
import dev.engagement.reporting.page.Address;
import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.readings.Listing.Line;
import dev.engagement.reporting.readings.Needed.Needing;
import dev.engagement.reporting.readings.Section;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts lines of the board into words. */
@Component
class BoardRows {
    private final Directory directory;
    private final OverPromised overPromised;

    BoardRows(Directory directory, OverPromised overPromised) {
        this.directory = directory;
        this.overPromised = overPromised;
    }

    /**
     * A line of the board.
     *
     * @param late the targets that it has missed
     * @param isOverPromised whether more than half of the requests like it took longer than a promise that stands
     * @param due the deadline for which it stands where it does; null if it has none
     * @param says how soon that is, or how late
     * @param affects how many customers, in words; null if nothing says
     * @param ofOwner the board of the same owner; null if nobody owns it
     */
    public record RequestRow(
            Section section,
            String request,
            @Nullable String title,
            String urgency,
            String what,
            List<String> late,
            boolean isOverPromised,
            @Nullable Instant due,
            String says,
            @Nullable String team,
            @Nullable Address ofTeam,
            @Nullable String owner,
            @Nullable Address ofOwner,
            @Nullable String customer,
            @Nullable String unit,
            @Nullable String affects,
            Instant opened) {}

    List<RequestRow> of(List<Needing> lines, Instant at, Address board) {
        Map<String, String> names = directory.textOf(references(lines));
        Set<String> bold = overPromised.among(lines.stream().map(Needing::line).toList(), at);
        return lines.stream()
                .map(needing -> row(needing, at, bold, names, board))
                .toList();
    }

    private static Collection<String> references(List<Needing> lines) {
        Set<String> references = new HashSet<>();
        for (Needing needing : lines) {
            Line line = needing.line();
            Stream.of(line.title(), line.customer(), line.owner())
                    .filter(Objects::nonNull)
                    .forEach(references::add);
        }
        return references;
    }

    private static RequestRow row(
            Needing needing, Instant at, Set<String> bold, Map<String, String> names, Address board) {
        Line line = needing.line();
        Map<Dimension, String> dimensions = line.dimensions();
        String team = dimensions.get(Dimension.TEAM);
        String owner = line.owner();
        Instant due = due(line.expectations(), needing.section(), at);
        return new RequestRow(
                needing.section(),
                line.subject(),
                line.title() == null ? null : names.get(line.title()),
                Objects.requireNonNullElse(dimensions.get(Dimension.URGENCY), ""),
                Stream.of(Dimension.ACTIVITY, Dimension.SERVICE)
                        .map(dimensions::get)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" · ")),
                BoardDoor.late(line, at).stream().map(BoardRows::said).toList(),
                bold.contains(line.subject()),
                due,
                line.state().equals("open") ? says(due, at) : line.state(),
                team,
                team == null ? null : board.and("where", Dimension.TEAM.word() + ":" + team),
                owner == null ? null : names.getOrDefault(owner, owner),
                owner == null ? null : board.and("owner", owner),
                line.customer() == null ? null : names.getOrDefault(line.customer(), line.customer()),
                dimensions.get(Dimension.BUSINESS_UNIT),
                line.customersAffected() == null
                        ? null
                        : "affects " + Words.count(line.customersAffected(), "customer"),
                line.openedAt());
    }

    /** Returns the deadline that matters in a section: for what is near the next one, else the earliest. */
    private static @Nullable Instant due(Expectations by, Section section, Instant at) {
        return Stream.of(by.engageBy(), by.ownBy(), by.updateBy(), by.resolveBy(), by.promiseBy())
                .filter(Objects::nonNull)
                .filter(one -> section != Section.SOON || !one.isBefore(at))
                .min(Instant::compareTo)
                .orElse(null);
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
