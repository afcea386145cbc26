package dev.engagement.reporting.factors.experience;

import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Unit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** 1 if it is green outside and red inside: every decided target is met, and yet the customer is unhappy, had to chase or refused the result. */
public final class Watermelon implements Measure {
    private static final double UNHAPPY_BELOW = 0.5;
    private static final double CHASED_FROM = 3;

    private final Measure targetsMet;
    private final Measure satisfaction;
    private final Measure contacts;

    public Watermelon(Measure targetsMet, Measure satisfaction, Measure contacts) {
        this.targetsMet = targetsMet;
        this.satisfaction = satisfaction;
        this.contacts = contacts;
    }

    @Override
    public String name() {
        return "watermelon";
    }

    @Override
    public Unit unit() {
        return Unit.RATIO;
    }

    @Override
    public Reading read(Course course) {
        Reading green = course.read(targetsMet);
        if (green.value() == null) {
            return Reading.ABSENT;
        }
        Set<UUID> entries = new LinkedHashSet<>(green.entries());
        entries.addAll(course.read(satisfaction).entries());
        entries.addAll(course.read(contacts).entries());
        entries.addAll(Reading.from(course.verdicts().latest()));
        return Reading.value(course.life(), green.value() == 1 && isRed(course) ? 1 : 0, List.copyOf(entries));
    }

    /** Returns whether the customer is unhappy, had to chase or refused the result. */
    public boolean isRed(Course course) {
        Reading happy = course.read(satisfaction);
        Reading asked = course.read(contacts);
        return (happy.value() != null && happy.value() < UNHAPPY_BELOW)
                || (asked.value() != null && asked.value() >= CHASED_FROM)
                || course.verdicts().isRefused();
    }
}
