package dev.engagement.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Level;
import dev.engagement.reporting.factors.CommitmentOutcome;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.factors.urgency.LaterEngaged;
import dev.engagement.reporting.factors.urgency.Wait;
import dev.engagement.reporting.measures.Figure;
import dev.engagement.reporting.measures.Figures;
import dev.engagement.reporting.measures.Measures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScorecardTest {
    private static final List<Dimension> BY = List.of(Dimension.URGENCY);
    private static final String[] URGENCIES = {"critical", "high", "medium"};

    @Test
    void parts_that_are_added_come_to_the_figures_of_the_whole() {
        for (Weighing weighing : Weighing.values()) {
            Random random = new Random(7);
            Scorecard whole = new Scorecard(BY, weighing);
            Scorecard added = new Scorecard(BY, weighing);
            for (int part = 0; part < 5; part++) {
                Scorecard its = new Scorecard(BY, weighing);
                for (int n = random.nextInt(400); n > 0; n--) {
                    long seed = random.nextLong();
                    add(whole, new Random(seed));
                    add(its, new Random(seed));
                }
                added.add(its);
            }
            whole.countOvertaken(LaterEngaged.NONE);
            added.countOvertaken(LaterEngaged.NONE);
            added.sort();

            assertThat(told(added)).as(weighing.name()).isEqualTo(told(whole));
            assertThat(added.judges()).isEqualTo(whole.judges());
            assertThat(added.groups().values()).allMatch(group -> group.requests() > 0 && group.overtakenSoFar() > 0);
        }
    }

    private static void add(Scorecard card, Random random) {
        String urgency = URGENCIES[random.nextInt(URGENCIES.length)];
        List<Figures.Said> figures = new ArrayList<>();
        for (int measure = 0; measure < Measures.ALL.size(); measure++) {
            if (random.nextBoolean()) {
                Status status = Status.values()[random.nextInt(Status.values().length)];
                Figure.Verdict verdict = Figure.Verdict.values()[random.nextInt(Figure.Verdict.values().length)];
                figures.add(new Figures.Said(
                        measure, new Figure(status, random.nextInt(50), random.nextDouble(), verdict)));
            }
        }
        CommitmentOutcome outcome = CommitmentOutcome.values()[random.nextInt(CommitmentOutcome.values().length)];
        long since = random.nextInt(100);
        boolean isEngaged = random.nextBoolean();
        Wait wait = new Wait(
                "team desk",
                since,
                isEngaged ? since + random.nextInt(60) : Wait.WAITING,
                isEngaged,
                List.of(new Wait.Step(since, Level.values()[random.nextInt(Level.values().length)])));
        card.add(
                Map.of(Dimension.URGENCY, urgency),
                random.nextBoolean() ? null : random.nextInt(9),
                new Figures(figures, List.of(outcome)),
                random.nextInt(3),
                wait,
                null,
                new Judging("default", 1 + random.nextInt(3)));
    }

    private static Map<List<String>, List<Object>> told(Scorecard card) {
        Map<List<String>, List<Object>> told = new HashMap<>();
        card.groups().forEach((key, group) -> {
            List<Object> figures = new ArrayList<>(List.of(
                    group.requests(), group.anomalies(), group.weight(), group.outcomes(), group.overtakenSoFar()));
            for (Group.Column column : group.columns()) {
                Attainment attainment = column.attainment();
                figures.add(column.service().statistics(true));
                figures.add(column.elapsed().statistics(true));
                figures.add(List.of(attainment.met(), attainment.missed(), attainment.undecided()));
                figures.add(String.valueOf(attainment.rate()));
            }
            told.put(List.copyOf(key), figures);
        });
        return told;
    }
}
