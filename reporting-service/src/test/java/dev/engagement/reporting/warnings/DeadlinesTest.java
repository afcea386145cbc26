package dev.engagement.reporting.warnings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Opening.RequestReclassified;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.Thorough;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.Charters;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Deadline;
import dev.engagement.reporting.factors.Deadlines;
import dev.engagement.reporting.factors.Expectations;
import dev.engagement.reporting.factors.Fold;
import dev.engagement.reporting.factors.Story;
import dev.engagement.reporting.measures.Tales;
import dev.engagement.reporting.measures.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The entry that set a deadline last, against an oracle that folds every beginning of the story. */
class DeadlinesTest {
    private static final Instant AT = Instant.parse("2026-06-01T00:00:00Z");

    private record Compared(
            String name,
            Function<Expectations, @Nullable Instant> expected,
            Function<Deadlines, @Nullable Deadline> deadline) {}

    private static final List<Compared> TARGETS = List.of(
            new Compared("engage", Expectations::engageBy, Deadlines::engage),
            new Compared("own", Expectations::ownBy, Deadlines::own),
            new Compared("pace", Expectations::updateBy, Deadlines::pace),
            new Compared("resolve", Expectations::resolveBy, Deadlines::resolve));

    @Test
    void a_deadline_was_set_by_the_entry_since_which_it_is_what_it_is() {
        List<String> met = new ArrayList<>();
        for (int seed = 0; seed < Thorough.times(400); seed++) {
            List<Recorded> told = Tales.story(new Random(seed));
            for (Charters charters : List.of(Charters.standard(), Told.OFFICE)) {
                compare(Story.of(told, AsOf.now(AT)).entries(), charters, "seed " + seed, met);
            }
        }

        assertThat(met).contains("engage", "own", "pace", "resolve");
    }

    private static void compare(List<Recorded> entries, Charters charters, String seed, List<String> met) {
        List<@Nullable Course> beginnings = new ArrayList<>();
        for (int count = 1; count <= entries.size(); count++) {
            beginnings.add(Fold.course(new Story(AsOf.now(AT), entries.subList(0, count), List.of()), charters)
                    .orElse(null));
        }
        Course last = beginnings.getLast();
        if (last == null) {
            return;
        }
        for (Compared target : TARGETS) {
            Deadline deadline = target.deadline().apply(Deadlines.of(last));
            Instant due = target.expected().apply(Expectations.of(last));
            assertThat(deadline == null ? null : deadline.due()).as(seed).isEqualTo(due);
            if (deadline != null && !(target.name().equals("pace") && isReclassified(entries))) {
                met.add(target.name());
                Deadline oracle = new Deadline(deadline.due(), set(entries, beginnings, target, due), deadline.hours());
                assertThat(deadline.afterShare(50))
                        .as("%s: %s of %s, set by %s", seed, target.name(), entries, deadline.setBy())
                        .isEqualTo(oracle.afterShare(50));
            }
        }
    }

    /** Another activity moves the pace's deadline, and does not set it. */
    private static boolean isReclassified(List<Recorded> entries) {
        return entries.stream().anyMatch(entry -> entry.entry() instanceof RequestReclassified);
    }

    /** Returns the first entry from which on every beginning of the story has that deadline. */
    private static Recorded set(
            List<Recorded> entries, List<@Nullable Course> beginnings, Compared target, @Nullable Instant due) {
        int place = entries.size() - 1;
        while (place > 0 && Objects.equals(due, due(beginnings.get(place - 1), target))) {
            place--;
        }
        return entries.get(place);
    }

    private static @Nullable Instant due(@Nullable Course course, Compared target) {
        return course == null ? null : target.expected().apply(Expectations.of(course));
    }
}
