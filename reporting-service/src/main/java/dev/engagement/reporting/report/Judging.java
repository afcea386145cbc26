package dev.engagement.reporting.report;

import dev.engagement.reporting.factors.Judge;
import java.util.Comparator;

/** A charter version that judged at least one request. */
public record Judging(String name, int version) implements Comparable<Judging> {
    private static final Comparator<Judging> ORDER =
            Comparator.comparing(Judging::name).thenComparingInt(Judging::version);

    public static Judging of(Judge judge) {
        return new Judging(judge.charter().name(), judge.version());
    }

    /** Returns name and version as a reader asks for them, as in {@code default@3}. */
    public String words() {
        return name + "@" + version;
    }

    @Override
    public int compareTo(Judging other) {
        return ORDER.compare(this, other);
    }
}
