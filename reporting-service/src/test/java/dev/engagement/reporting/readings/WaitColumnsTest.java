package dev.engagement.reporting.readings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Charter;
import dev.engagement.events.Level;
import dev.engagement.reporting.Thorough;
import dev.engagement.reporting.calendar.Micros;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.CharterVersions;
import dev.engagement.reporting.factors.CharterVersions.Version;
import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Judge;
import dev.engagement.reporting.factors.JudgingOrder;
import dev.engagement.reporting.factors.urgency.LaterEngaged;
import dev.engagement.reporting.factors.urgency.Overtaking;
import dev.engagement.reporting.factors.urgency.Wait;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Some waits are overtaken as often as if all others had been looked at, also after rows have moved. */
class WaitColumnsTest {
    @Test
    void few_of_many_are_overtaken_as_when_all_are_looked_at() {
        int overtaken = 0;
        int notTold = 0;
        for (int seed = 0; seed < Thorough.times(200); seed++) {
            Random random = new Random(seed);
            WaitColumns columns = new WaitColumns();
            List<Wait> all = new ArrayList<>();
            for (int place = 0; place < 60; place++) {
                all.add(wait(random));
                columns.put(place, row(all.get(place)));
            }
            for (int moved = random.nextInt(20); moved > 0; moved--) {
                int place = random.nextInt(all.size());
                all.set(place, wait(random));
                columns.put(place, row(all.get(place)));
            }
            int own = random.nextInt(12);
            List<Wait> some = List.copyOf(all.subList(0, own));
            List<Wait> told = new ArrayList<>(some);

            LaterEngaged later = columns.overtakers(
                    some, Long.MIN_VALUE, Long.MAX_VALUE, place -> place >= own, place -> told.add(all.get(place)));

            int[] expected = Overtaking.count(all);
            int[] counted = Overtaking.count(told);
            for (int i = 0; i < own; i++) {
                int rest = later.count(some.get(i));
                assertThat(counted[i] + rest).as("seed %s, wait %s", seed, i).isEqualTo(expected[i]);
                overtaken += expected[i];
                notTold += rest;
            }
        }
        assertThat(overtaken).isGreaterThan(notTold);
        assertThat(notTold).isPositive();
    }

    @Test
    void a_request_counts_once_its_figures_hold() {
        Wait asked = wait(0, Wait.WAITING, Level.HIGH);
        RowIndex rows = new RowIndex();
        rows.put(KeptRows.row("tool:early", wait(1, 5, Level.LOW), 10), 20);
        rows.put(KeptRows.row("tool:late", wait(1, 5, Level.LOW), 30), 20);
        JudgingOrder charters = JudgingOrder.of(
                new CharterVersions(List.of(new Version(new Judge(Charter.standard(), 1), null))), List.of());
        Cohort cohort = new Cohort(
                null, null, Map.of(Dimension.SERVICE, Set.of("other")), AsOf.now(Micros.instant(40)), charters);
        List<Wait> told = new ArrayList<>(List.of(asked));

        LaterEngaged later = new CohortInMemory(cohort).overtakers(rows, List.of(asked), told::add);

        assertThat(Overtaking.count(told)[0] + later.count(asked)).isEqualTo(2);
    }

    private static Wait wait(long since, long until, Level urgency) {
        return new Wait("team desk", since, until, until != Wait.WAITING, List.of(new Wait.Step(since, urgency)));
    }

    /** Few instants and queues, so that many things fall together. */
    private static Wait wait(Random random) {
        long since = random.nextInt(20);
        boolean isOver = random.nextInt(3) > 0;
        long until = isOver ? since + random.nextInt(12) : Wait.WAITING;
        List<Wait.Step> levels = new ArrayList<>();
        for (long from = since; from <= Math.min(until, 30) && levels.size() < 3; from += 1 + random.nextInt(8)) {
            levels.add(new Wait.Step(from, Level.values()[random.nextInt(4)]));
        }
        return new Wait("team " + random.nextInt(3), since, until, isOver && random.nextInt(4) > 0, levels);
    }

    private static KeptRow row(Wait wait) {
        return KeptRows.row("tool:1", wait, Long.MIN_VALUE);
    }
}
