package dev.engagement.reporting.scorecards;

import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Fold;
import dev.engagement.reporting.factors.Lifeline;
import dev.engagement.reporting.factors.Story;
import dev.engagement.reporting.factors.urgency.LaterEngaged;
import dev.engagement.reporting.factors.urgency.Overtaking;
import dev.engagement.reporting.factors.urgency.Wait;
import dev.engagement.reporting.history.History;
import dev.engagement.reporting.history.RecentStories;
import dev.engagement.reporting.measures.Duties;
import dev.engagement.reporting.measures.FigureBytes;
import dev.engagement.reporting.measures.Figures;
import dev.engagement.reporting.measures.Measures;
import dev.engagement.reporting.measures.RunningFigures;
import dev.engagement.reporting.readings.Cohorts;
import dev.engagement.reporting.report.Judging;
import dev.engagement.reporting.report.OverPromising.AskedPromise;
import dev.engagement.reporting.report.OverPromising.Odds;
import dev.engagement.reporting.report.Scorecard;
import dev.engagement.reporting.report.Weighing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes scorecards from stored readings where they are valid, else from the stories. */
@Component
public class Scorecards {
    private static final int OVERTAKEN_BY = Measures.place(Measures.OVERTAKEN_BY);
    private static final int COMMITMENTS_BOLD = Measures.place(Measures.COMMITMENTS_BOLD);

    private final Cohorts cohorts;
    private final RecentStories stories;
    private final History history;
    private final KeptOdds keptOdds;
    private final RefoldLimit refoldLimit;
    private final WideQuestions wideQuestions;

    /**
     * A request of a cohort with its figures.
     *
     * @param anomalies how many there are
     * @param life if it promised something
     * @param silence the length of the silence that lasts, divided by its allowed length; 0 if none lasts
     * @param course if it was folded; null if its stored readings are valid
     */
    public record Told(
            String subject,
            Map<Dimension, String> dimensions,
            @Nullable Integer customers,
            Figures figures,
            int anomalies,
            Wait waited,
            @Nullable Lifeline life,
            Judging judge,
            double silence,
            @Nullable Course course) {
        /** Adds the request to a scorecard. */
        public void addTo(Scorecard card) {
            card.add(dimensions, customers, figures, anomalies, waited, life, judge);
        }
    }

    Scorecards(
            Cohorts cohorts,
            RecentStories stories,
            History history,
            KeptOdds keptOdds,
            RefoldLimit refoldLimit,
            WideQuestions wideQuestions) {
        this.wideQuestions = wideQuestions;
        this.history = history;
        this.cohorts = cohorts;
        this.stories = stories;
        this.keptOdds = keptOdds;
        this.refoldLimit = refoldLimit;
    }

    public Scorecard of(Cohort cohort, List<Dimension> by) {
        return of(cohort, by, Weighing.REQUESTS);
    }

    Scorecard of(Cohort cohort, List<Dimension> by, Weighing weighing) {
        return wideQuestions.inTurn(List.of(cohort), () -> count(cohort, by, weighing));
    }

    private Scorecard count(Cohort cohort, List<Dimension> by, Weighing weighing) {
        Scorecard card = new Scorecard(by, weighing);
        Map<String, Integer> toFold = cohorts.lines(
                cohort,
                () -> new Scorecard(by, weighing),
                (part, line) -> told(line).addTo(part),
                card::add);
        eachFolded(toFold, cohort, told -> told.addTo(card), card::addBeside);
        countTogether(cohort, card);
        return card;
    }

    /**
     * Counts what only many requests tell, once a scorecard has all requests of a cohort and, apart from these, the waits that were folded.
     */
    public void countTogether(Cohort cohort, Scorecard card) {
        card.countOvertaken(cohorts.beside(cohort, card.waits(), card::addBeside));
        card.countBold(keptOdds.judge(card.promises(), cohort));
        card.sort();
    }

    /**
     * Passes on every request of a cohort in the order of their subjects, with all its dimensions, and with the figures that are counted
     * over many requests. One about too many requests is refused.
     */
    public void eachInOrder(Cohort cohort, Consumer<Told> reader) {
        wideQuestions.refuseTooMany(List.of(cohort));
        List<Packed> all = new ArrayList<>();
        List<Wait> beside = new ArrayList<>();
        each(cohort, told -> all.add(Packed.of(told)), beside::add);
        all.sort(Comparator.comparing(Packed::subject));
        List<Wait> waits = new ArrayList<>(all.stream().map(Packed::waited).toList());
        LaterEngaged later = cohorts.beside(cohort, List.copyOf(waits), beside::add);
        waits.addAll(beside);
        int[] overtakers = Overtaking.count(waits);
        List<AskedPromise> promises = all.stream()
                .flatMap(packed -> AskedPromise.of(packed.life()).stream())
                .toList();
        Iterator<@Nullable Odds> odds = keptOdds.judge(promises, cohort).iterator();
        for (int i = 0; i < all.size(); i++) {
            List<Figures.Said> together = new ArrayList<>();
            together.add(new Figures.Said(
                    OVERTAKEN_BY, Scorecard.overtaken(waits.get(i), overtakers[i] + later.count(waits.get(i)))));
            AskedPromise.of(all.get(i).life())
                    .forEach(promise -> together.add(new Figures.Said(COMMITMENTS_BOLD, Scorecard.bold(odds.next()))));
            reader.accept(all.get(i).told(together));
        }
    }

    /** A request in a fifth of the memory, kept until the whole cohort has been read. */
    private record Packed(
            String subject,
            Map<Dimension, String> dimensions,
            @Nullable Integer customers,
            byte[] figures,
            Duties duties,
            int anomalies,
            Wait waited,
            @Nullable Lifeline life,
            Judging judge,
            double silence) {
        static Packed of(Told told) {
            return new Packed(
                    told.subject(),
                    told.dimensions(),
                    told.customers(),
                    FigureBytes.pack(told.figures()),
                    told.figures().duties(),
                    told.anomalies(),
                    told.waited(),
                    told.life(),
                    told.judge(),
                    told.silence());
        }

        Told told(List<Figures.Said> together) {
            Figures kept = FigureBytes.read(figures);
            List<Figures.Said> list = new ArrayList<>(kept.list());
            list.addAll(together);
            return new Told(
                    subject,
                    dimensions,
                    customers,
                    new Figures(list, kept.outcomes(), duties),
                    anomalies,
                    waited,
                    life,
                    judge,
                    silence,
                    null);
        }
    }

    /**
     * Passes on every request of a cohort with its figures.
     *
     * @param beside takes the waits of those that were folded and opened in the cohort's span, but do not belong to the cohort
     */
    public void each(Cohort cohort, Consumer<Told> reader, Consumer<Wait> beside) {
        each(cohort, false, reader, beside);
    }

    /** Returns the courses of a few requests under a cohort's as-of, in their order; one without an opening is missing. */
    public Map<String, Course> courses(Cohort cohort, List<String> few) {
        Map<String, Course> folded = new HashMap<>();
        history.stories(
                few, null, (subject, entries) -> Fold.course(Story.of(entries, cohort.asOf()), cohort.charters())
                        .ifPresent(course -> folded.put(subject, course)));
        Map<String, Course> inOrder = new LinkedHashMap<>();
        few.stream().filter(folded::containsKey).forEach(subject -> inOrder.put(subject, folded.get(subject)));
        return inOrder;
    }

    /** Passes on every request of a cohort with the sums of those whom it waited for. */
    void eachWithSuppliers(Cohort cohort, Consumer<Told> reader) {
        each(cohort, true, reader, beside -> {});
    }

    private void each(Cohort cohort, boolean withSuppliers, Consumer<Told> reader, Consumer<Wait> beside) {
        eachFolded(cohorts.lines(cohort, withSuppliers, line -> reader.accept(told(line))), cohort, reader, beside);
    }

    private void eachFolded(Map<String, Integer> toFold, Cohort cohort, Consumer<Told> reader, Consumer<Wait> beside) {
        refoldLimit.refuseTooMany(toFold, cohort);
        stories.each(toFold, (subject, entries) -> {
            Course course = Fold.course(Story.of(entries, cohort.asOf()), cohort.charters())
                    .orElse(null);
            if (course != null && cohort.includes(course)) {
                reader.accept(told(subject, course));
            } else if (course != null && cohort.spans(course)) {
                beside.accept(Wait.of(course));
            }
        });
    }

    private static Told told(Cohorts.CohortLine line) {
        return new Told(
                line.subject(),
                line.dimensions(),
                line.customers(),
                line.figures(),
                line.anomalies(),
                line.waited(),
                line.life(),
                new Judging(line.charter(), line.version()),
                line.silence(),
                null);
    }

    private static Told told(String subject, Course course) {
        return new Told(
                subject,
                course.dimensions(),
                course.customersAffected(),
                Figures.of(course),
                course.anomalies().size(),
                Wait.of(course),
                course.commitments().isEmpty() ? null : Lifeline.of(course),
                Judging.of(course.judge()),
                RunningFigures.silence(course),
                course);
    }
}
