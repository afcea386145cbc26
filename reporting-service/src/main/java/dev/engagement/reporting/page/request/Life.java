package dev.engagement.reporting.page.request;

import dev.engagement.reporting.calendar.Time;
import dev.engagement.reporting.factors.Barrier;
import dev.engagement.reporting.factors.Commitment;
import dev.engagement.reporting.factors.CommitmentOutcome;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Expectations;
import dev.engagement.reporting.factors.Gap;
import dev.engagement.reporting.factors.Timeline;
import dev.engagement.reporting.page.Frame;
import dev.engagement.reporting.page.picture.Hours;
import dev.engagement.reporting.page.picture.StoryLine;
import dev.engagement.reporting.page.picture.StoryLine.StoryRow;
import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.report.OverPromising.Odds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Describes and draws a request's life. */
final class Life {
    private final Course course;
    private final Expectations expectations;
    private final List<@Nullable Odds> odds;
    private final Map<String, String> names;
    private final Frame frame;

    Life(Course course, Expectations expectations, List<@Nullable Odds> odds, Map<String, String> names, Frame frame) {
        this.course = course;
        this.expectations = expectations;
        this.odds = odds;
        this.names = names;
        this.frame = frame;
    }

    /**
     * A deadline of something that the customer may expect.
     *
     * @param note what else to know of it; empty if nothing
     */
    public record Expected(String what, Instant by, boolean late, String note) {}

    String headline() {
        List<String> parts = new ArrayList<>();
        parts.add(engaged());
        long people = course.owners().list().stream()
                .map(Timeline.Since::value)
                .filter(Objects::nonNull)
                .distinct()
                .count();
        parts.add(
                people == 0
                        ? "owned by nobody"
                        : "carried by " + (people == 1 ? "one person" : Words.grouped(people) + " people"));
        silence().ifPresent(gap -> parts.add("silent for " + Words.time(seconds(gap.time()))));
        parts.addAll(ending());
        String said = String.join(", ", parts) + ".";
        return Character.toUpperCase(said.charAt(0)) + said.substring(1);
    }

    private String engaged() {
        var first = course.first().engaged();
        if (first != null) {
            return "engaged after " + Words.time(seconds(course.openedAt(), first.occurredAt()));
        }
        return course.first().isOpen()
                ? "waiting for somebody's attention for " + Words.time(seconds(course.openedAt(), course.at()))
                : "over without anybody's attention";
    }

    /** Returns the silences that were longer than allowed. */
    private Stream<Gap> tooLong() {
        List<Gap> gaps = course.gaps();
        return gaps == null ? Stream.empty() : gaps.stream().filter(Gap::isTooLong);
    }

    private Optional<Gap> silence() {
        return tooLong().max(Comparator.comparing(gap -> gap.time().elapsed()));
    }

    private List<String> ending() {
        List<String> said = new ArrayList<>();
        String state = course.state();
        said.add(
                state.equals("open")
                        ? "still open"
                        : state + " after " + Words.time(seconds(course.openedAt(), course.lifeEnd())));
        if (course.verdicts().latest() != null) {
            said.add((course.verdicts().isRefused() ? "refused" : "accepted") + " by the customer");
        }
        Map<CommitmentOutcome, Long> outcomes = new LinkedHashMap<>();
        for (Commitment commitment : course.commitments()) {
            outcomes.merge(commitment.outcome(course.at()), 1L, Long::sum);
        }
        outcomes.forEach((outcome, count) ->
                said.add(Words.count(count, "promise") + " " + outcome.word().replace('-', ' ')));
        return said;
    }

    /** Returns the request's dimensions and other facts, in pairs. */
    List<Map.Entry<String, String>> facts() {
        List<Map.Entry<String, String>> facts = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            String value = course.dimensions().get(dimension);
            if (value != null) {
                facts.add(Map.entry(dimension.word().replace('-', ' '), value));
            }
        }
        if (course.owner() != null) {
            facts.add(Map.entry("owner", name(course.owner())));
        }
        facts.add(Map.entry(
                "charter",
                course.judge().charter().name() + "@" + course.judge().version()));
        return facts;
    }

    List<Expected> expectations() {
        List<Expected> list = new ArrayList<>();
        add(list, "somebody's attention", expectations.engageBy());
        add(list, "an owner", expectations.ownBy());
        add(list, "the next word", expectations.updateBy());
        add(list, "what was promised", expectations.promiseBy(), overPromised());
        add(list, "the solution", expectations.resolveBy());
        return list;
    }

    /** Says how many requests like it took longer than a promise that stands, if those are most. */
    private String overPromised() {
        for (int i = 0; i < odds.size(); i++) {
            Odds one = odds.get(i);
            if (one != null
                    && one.isOverPromised()
                    && course.commitments().get(i).outcome(course.at()) == CommitmentOutcome.OPEN) {
                return "over-promised: of " + Words.grouped(one.like()) + " like it, " + Words.grouped(one.longer())
                        + " took longer";
            }
        }
        return "";
    }

    private void add(List<Expected> list, String what, @Nullable Instant by) {
        add(list, what, by, "");
    }

    private void add(List<Expected> list, String what, @Nullable Instant by, String note) {
        if (by != null) {
            list.add(new Expected(what, by, by.isBefore(course.at()), note));
        }
    }

    String picture(StoryWords telling) {
        Instant from = course.openedAt();
        Instant to = course.lifeEnd();
        StoryLine line = new StoryLine(from, to, frame.zone());
        Hours.shaded(course.judge(), from, to)
                .forEach(span -> line.piece(StoryRow.HOURS, "hours", span.from(), span.to(), ""));
        owners(line, to);
        for (Barrier barrier : course.barriers()) {
            line.piece(
                    StoryRow.BARRIER,
                    barrier.told() ? "barrier" : "barrier untold",
                    barrier.raised().occurredAt(),
                    earlier(barrier.span().to(), to),
                    "waits on " + barrier.waitingOn().name().toLowerCase(Locale.ROOT)
                            + (barrier.told() ? "" : ", and nobody told the customer"));
        }
        tooLong()
                .forEach(gap -> line.piece(
                        StoryRow.SILENCE,
                        "silence",
                        gap.since().occurredAt(),
                        gap.until() == null ? to : gap.until().occurredAt(),
                        "silent, where " + Words.work((double) gap.allowed().toSeconds())
                                + " of working time was allowed"));
        telling.dots().stream()
                .filter(dot -> !dot.at().isBefore(from) && !dot.at().isAfter(to))
                .forEach(
                        dot -> line.dot(dot.kind(), dot.at(), dot.name() + ", " + frame.time(dot.at()), dot.address()));
        return line.svg(headline());
    }

    private void owners(StoryLine line, Instant to) {
        var owners = course.owners().list();
        for (int i = 0; i < owners.size(); i++) {
            String owner = owners.get(i).value();
            if (owner != null) {
                Instant until = i + 1 < owners.size() ? owners.get(i + 1).from() : to;
                line.piece(StoryRow.OWNER, "owner", owners.get(i).from(), until, name(owner));
            }
        }
    }

    private String name(String reference) {
        return names.getOrDefault(reference, reference);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds();
    }

    private static double seconds(Time time) {
        return time.elapsed().toSeconds();
    }
}
