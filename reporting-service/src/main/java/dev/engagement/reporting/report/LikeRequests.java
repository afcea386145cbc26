package dev.engagement.reporting.report;

import dev.engagement.events.Pact.Attained;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.measures.Figure;
import dev.engagement.reporting.measures.Figures;
import dev.engagement.reporting.measures.Measures;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The requests that were opened shortly before an instant, by what makes one like another: how long they took tells what to expect. */
public final class LikeRequests {
    /** How long before the instant the first of them was opened. */
    public static final Duration SPAN = Duration.ofDays(180);

    private static final Map<Integer, Attained> TIMED = Map.of(
            Measures.place(Measures.TIME_TO_ENGAGE), Attained.ENGAGE,
            Measures.place(Measures.TIME_TO_OWN), Attained.OWN,
            Measures.place(Measures.TIME_TO_RESOLVE_OURS), Attained.RESOLVE,
            Measures.place(Measures.TIME_TO_RESOLVE), Attained.PROMISE);

    private final Map<Kin, Times> groups = new HashMap<>();

    /** The times of requests with something in common, by target. */
    private static final class Times {
        private final Map<Attained, Sample> samples = new EnumMap<>(Attained.class);
        private final Map<Attained, Survival> curves = new EnumMap<>(Attained.class);
        private int requests;

        void add(Figures figures, List<Figure> gaps) {
            requests++;
            figures.list().forEach(said -> {
                Attained target = TIMED.get(said.measure());
                if (target != null) {
                    add(target, said.figure());
                }
            });
            gaps.forEach(gap -> add(Attained.PACE, gap));
        }

        /** Promises have their dates on the wall clock, all else counts working time. */
        private void add(Attained target, Figure figure) {
            sample(target).add(figure.status(), target == Attained.PROMISE ? figure.elapsed() : figure.service());
        }

        private Sample sample(Attained target) {
            return samples.computeIfAbsent(target, any -> new Sample());
        }

        synchronized Survival curve(Attained target) {
            return curves.computeIfAbsent(target, any -> sample(target).survival());
        }
    }

    /**
     * Adds a request.
     *
     * @param gaps its silences
     */
    public void add(Map<Dimension, String> dimensions, Figures figures, List<Figure> gaps) {
        for (Kin kin : kin(dimensions)) {
            groups.computeIfAbsent(kin, any -> new Times()).add(figures, gaps);
        }
    }

    /** Returns how long requests like that one took: those of its urgency and team; if they are few, of its urgency and service; else of its urgency. */
    public Survival curve(Map<Dimension, String> dimensions, Attained target) {
        for (Kin kin : kin(dimensions)) {
            Times times = groups.get(kin);
            if (times != null && times.requests >= Kin.ENOUGH) {
                return times.curve(target);
            }
        }
        return new Sample().survival();
    }

    private static List<Kin> kin(Map<Dimension, String> dimensions) {
        return Kin.of(
                dimensions.get(Dimension.URGENCY), dimensions.get(Dimension.TEAM), dimensions.get(Dimension.SERVICE));
    }
}
