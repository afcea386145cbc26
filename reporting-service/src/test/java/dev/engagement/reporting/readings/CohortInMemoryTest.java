package dev.engagement.reporting.readings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Charter;
import dev.engagement.events.Level;
import dev.engagement.reporting.calendar.Micros;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.CharterVersions;
import dev.engagement.reporting.factors.CharterVersions.Version;
import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.Judge;
import dev.engagement.reporting.factors.JudgingOrder;
import dev.engagement.reporting.factors.urgency.Wait;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CohortInMemoryTest {
    /** More than one part has. */
    private static final int MANY = 20_000;

    private static final long NOW = 1_000_000;
    private static final Wait WAIT =
            new Wait("team desk", 0, Wait.WAITING, false, List.of(new Wait.Step(0, Level.HIGH)));

    @Test
    void every_request_is_in_one_part() {
        RowIndex rows = new RowIndex();
        for (int n = 0; n < MANY; n++) {
            rows.put(KeptRows.row("tool:" + n, WAIT, n % 7 == 0 ? NOW + 1 : Long.MIN_VALUE), NOW);
        }
        JudgingOrder charters = JudgingOrder.of(
                new CharterVersions(List.of(new Version(new Judge(Charter.standard(), 1), null))), List.of());
        CohortInMemory cohort =
                new CohortInMemory(new Cohort(null, null, Map.of(), AsOf.now(Micros.instant(NOW)), charters));
        List<List<String>> parts = new ArrayList<>();
        Map<String, Integer> others = new LinkedHashMap<>();

        cohort.lines(
                cohort.chosen(rows),
                () -> new ArrayList<String>(),
                (part, line) -> part.add(line.subject()),
                parts::add,
                others);

        assertThat(parts).hasSizeGreaterThan(1);
        assertThat(parts.stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, MANY)
                        .filter(n -> n % 7 != 0)
                        .mapToObj(n -> "tool:" + n)
                        .toList());
        assertThat(others).hasSize((MANY + 6) / 7).containsEntry("tool:7", 1);
    }
}
