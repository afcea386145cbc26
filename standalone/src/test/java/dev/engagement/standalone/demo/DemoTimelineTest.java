package dev.engagement.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Catalogue;
import dev.engagement.events.Catalogue.EntryKind;
import dev.engagement.events.Conversation.RequestAcknowledged;
import dev.engagement.events.Correction.EntryRetracted;
import dev.engagement.events.Entry;
import dev.engagement.events.Level;
import dev.engagement.events.Opening.RequestOpened;
import dev.engagement.events.Ownership.OwnershipChanged;
import dev.engagement.events.Results.CommitmentMade;
import dev.engagement.events.Results.CommitmentRevised;
import dev.engagement.standalone.demo.DemoTimeline.Lifetime;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DemoTimelineTest {
    private static final Department DEPARTMENT = new Department(6);
    /** A Wednesday afternoon. */
    private static final Instant NOW = Instant.parse("2026-11-18T14:00:00Z");

    private static final List<DemoMessage> YEAR = year(NOW);

    private static List<DemoMessage> year(Instant now) {
        return new DemoTimeline(DEPARTMENT, List.of(), now).until(now);
    }

    @Test
    void the_same_seed_at_the_same_time_tells_the_same() {
        assertThat(year(NOW)).isEqualTo(YEAR);
        assertThat(new DemoTimeline(new Department(7), List.of(), NOW).until(NOW))
                .isNotEqualTo(YEAR);
    }

    @Test
    void every_entry_is_one_that_the_catalogue_knows_and_no_message_has_the_id_of_another() {
        Set<String> ids = new HashSet<>();
        for (DemoMessage message : YEAR) {
            Map<String, ?> data = Catalogue.write(message.entry());
            String type = String.valueOf(message.cloudEvent().get("type"));
            assertThat(Catalogue.read(Catalogue.parse(type).orElseThrow(), data))
                    .isEqualTo(message.entry());
            assertThat(ids.add(message.source() + " " + message.id())).isTrue();
        }
        assertThat(YEAR.stream().map(message -> message.entry().getClass()).distinct())
                .as("kinds of entries about requests")
                .hasSize((int) Catalogue.kinds().stream()
                        .filter(EntryKind::isAboutRequests)
                        .count());
    }

    @Test
    void nothing_lies_in_the_future_except_what_is_due() {
        assertThat(YEAR).isSortedAccordingTo(Comparator.comparing(DemoMessage::told));
        assertThat(YEAR.getLast().told()).isBeforeOrEqualTo(NOW);
        assertThat(YEAR).allMatch(message -> !message.time().isAfter(message.told()));
        assertThat(YEAR.stream().map(DemoMessage::entry).flatMap(entry -> switch (entry) {
                    case CommitmentMade made -> Stream.of(made.due());
                    case CommitmentRevised revised -> Stream.ofNullable(revised.due());
                    default -> Stream.<Instant>empty();
                }))
                .anyMatch(due -> due.isAfter(NOW));
    }

    @Test
    void a_later_start_adds_what_happened_since_and_tells_nothing_otherwise() {
        Map<String, DemoMessage> later = year(NOW.plus(Duration.ofDays(3))).stream()
                .collect(Collectors.toMap(DemoMessage::id, message -> message));
        Instant both =
                DemoTimeline.firstDay(NOW).plusDays(5).atStartOfDay(Shift.ZONE).toInstant();
        assertThat(YEAR.stream()
                        .filter(message -> message.entry() instanceof RequestOpened
                                && message.time().isAfter(both)))
                .allMatch(message -> message.equals(later.get(message.id())));
        assertThat(later.values()).anyMatch(message -> message.time().isAfter(NOW));
    }

    @Test
    void it_lives_on_and_after_a_pause_what_began_live_goes_on() {
        DemoTimeline timeline = new DemoTimeline(DEPARTMENT, List.of(), NOW);
        timeline.until(NOW);
        List<DemoMessage> live = new ArrayList<>();
        for (int second = 1; second <= 1800; second++) {
            live.addAll(timeline.until(NOW.plusSeconds(second)));
        }
        assertThat(openings(live)).hasSizeBetween(44, 50);
        assertThat(live)
                .anyMatch(
                        message -> message.entry() instanceof RequestAcknowledged(var by, var automatic) && !automatic);

        Instant end = NOW.plusSeconds(1800);
        Lifetime lifetime = new Lifetime(Department.slot(NOW), Department.slot(end));
        Instant tomorrow = NOW.plus(Duration.ofDays(1));
        List<DemoMessage> again = new DemoTimeline(DEPARTMENT, List.of(lifetime), tomorrow).until(tomorrow);
        assertThat(again).containsAll(live);
        Set<String> begun = openings(live).stream().map(DemoMessage::subject).collect(Collectors.toSet());
        assertThat(again)
                .anyMatch(message ->
                        begun.contains(message.subject()) && message.time().isAfter(end));
    }

    @Test
    void the_year_is_one_of_a_department_that_works_by_day_and_takes_the_urgent_first() {
        List<DemoMessage> openings = openings(YEAR);
        assertThat(openings).hasSizeBetween(3_000, 4_200);
        assertThat(YEAR).hasSizeBetween(30_000, 48_000);
        Map<DayOfWeek, Long> days = openings.stream()
                .collect(Collectors.groupingBy(
                        message -> message.time().atZone(Shift.ZONE).getDayOfWeek(), Collectors.counting()));
        assertThat(days.get(DayOfWeek.MONDAY)).isGreaterThan(days.get(DayOfWeek.FRIDAY));
        assertThat(days.get(DayOfWeek.FRIDAY)).isGreaterThan(3 * days.getOrDefault(DayOfWeek.SATURDAY, 0L));

        Map<Level, Duration> waited = waited();
        assertThat(waited.get(Level.CRITICAL)).isLessThan(waited.get(Level.HIGH));
        assertThat(waited.get(Level.HIGH)).isLessThan(waited.get(Level.MEDIUM));
        assertThat(waited.get(Level.MEDIUM)).isLessThan(waited.get(Level.LOW));
    }

    @Test
    void some_things_are_told_days_later_and_some_were_wrong_at_first() {
        assertThat(YEAR.stream()
                        .filter(message -> message.told().isAfter(message.time().plus(Duration.ofHours(12)))))
                .hasSizeBetween(250, 1_500);
        Map<String, DemoMessage> byId = YEAR.stream().collect(Collectors.toMap(DemoMessage::id, message -> message));
        List<DemoMessage> retractions = YEAR.stream()
                .filter(message -> message.entry() instanceof EntryRetracted)
                .toList();
        assertThat(retractions).hasSizeBetween(30, 130).allSatisfy(message -> {
            DemoMessage wrong = Objects.requireNonNull(byId.get(((EntryRetracted) message.entry()).id()));
            assertThat(wrong.subject()).isEqualTo(message.subject());
            assertThat(wrong.entry()).isInstanceOf(RequestAcknowledged.class);
        });
    }

    @Test
    void some_wait_while_one_looks() {
        Set<String> engaged = YEAR.stream()
                .filter(message -> engages(message.entry()))
                .map(DemoMessage::subject)
                .collect(Collectors.toSet());
        Instant today = NOW.minus(Duration.ofHours(9));
        assertThat(openings(YEAR).stream()
                        .filter(message -> message.time().isAfter(today) && !engaged.contains(message.subject())))
                .hasSizeGreaterThan(1);
    }

    private static List<DemoMessage> openings(List<DemoMessage> messages) {
        return messages.stream()
                .filter(message -> message.entry() instanceof RequestOpened)
                .toList();
    }

    private static boolean engages(Entry entry) {
        return switch (entry) {
            case RequestAcknowledged(var by, var automatic) -> !automatic;
            case OwnershipChanged changed -> changed.owner() != null;
            default -> false;
        };
    }

    /** The median of the time on the wall until somebody cared, by urgency as at the opening. */
    private Map<Level, Duration> waited() {
        Map<String, DemoMessage> opened = new LinkedHashMap<>();
        Map<Level, List<Duration>> waits = new EnumMap<>(Level.class);
        for (DemoMessage message : YEAR) {
            if (message.entry() instanceof RequestOpened) {
                opened.put(message.subject(), message);
            } else if (engages(message.entry())) {
                DemoMessage opening = opened.remove(message.subject());
                if (opening != null && opening.entry() instanceof RequestOpened asked) {
                    Level urgency = Level.values()[(rank(asked.priority()) + rank(asked.impact()) + 1) / 2];
                    waits.computeIfAbsent(urgency, level -> new ArrayList<>())
                            .add(Duration.between(opening.time(), message.time()));
                }
            }
        }
        Map<Level, Duration> medians = new EnumMap<>(Level.class);
        waits.forEach((level, all) ->
                medians.put(level, all.stream().sorted().toList().get(all.size() / 2)));
        return medians;
    }

    private static int rank(@Nullable Level level) {
        return level == null ? 2 : level.ordinal();
    }
}
