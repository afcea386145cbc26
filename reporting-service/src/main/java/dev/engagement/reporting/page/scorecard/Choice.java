package dev.engagement.reporting.page.scorecard;

import dev.engagement.reporting.factors.CommitmentOutcome;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.measures.Figure;
import dev.engagement.reporting.measures.Figures;
import dev.engagement.reporting.parameters.Parameters;
import dev.engagement.reporting.scorecards.Scorecards.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The readings of a measure that a number or a bar counts.
 *
 * @param measure its place
 * @param which settled, running, late, missed, never-attended or all
 * @param outcome of commitments, if only one is chosen
 * @param value of counts and shares, if not all are chosen: {@code 2}, {@code 4+} for that and more, {@code <1} for less
 */
record Choice(
        int measure,
        String which,
        @Nullable CommitmentOutcome outcome,
        @Nullable String value) {
    /** Requests that are over and that IT never engaged with. */
    static final String NEVER = "never-attended";

    /** Waits that still run and have missed their target. */
    static final String LATE = "late";

    /** Readings of any status. */
    static final String ALL = "all";

    private static final List<String> WHICH = List.of("settled", "running", LATE, "missed", NEVER, ALL);
    private static final Pattern VALUE = Pattern.compile("(<?)(\\d{1,9}(?:\\.\\d{1,9})?)(\\+?)");

    Choice {
        if (!WHICH.contains(which)) {
            throw Parameters.invalid("which", "must be one of " + String.join(", ", WHICH));
        }
        if (value != null && !VALUE.matcher(value).matches()) {
            throw Parameters.invalid("value", "must be a number, as in 2, or 4+ for that and more, or <1 for less");
        }
    }

    /** Returns the chosen figures of a request. */
    List<Figure> of(Told told) {
        List<Figure> figures = told.figures().list().stream()
                .filter(said -> said.measure() == measure)
                .map(Figures.Said::figure)
                .toList();
        List<CommitmentOutcome> outcomes = told.figures().outcomes();
        List<Figure> wanted = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            boolean hasOutcome = outcome == null || i < outcomes.size() && outcomes.get(i) == outcome;
            if (hasOutcome && isWanted(figures.get(i), told) && hasValue(figures.get(i))) {
                wanted.add(figures.get(i));
            }
        }
        return wanted;
    }

    /** Returns the outcome or value that narrows the list, in words. */
    String says() {
        return outcome != null
                ? ", " + outcome.word().replace('-', ' ')
                : value != null ? ": " + value.replace("<", "less than ") : "";
    }

    private boolean isWanted(Figure figure, Told told) {
        return switch (which) {
            case "settled" -> figure.status() == Status.SETTLED;
            case "running" -> figure.status() == Status.RUNNING;
            case LATE -> Impression.isLate(figure);
            case "missed" -> figure.verdict() == Figure.Verdict.MISSED;
            case NEVER -> Impression.isNeverAttended(Impression.byPlace(told.figures()));
            default -> true;
        };
    }

    private boolean hasValue(Figure figure) {
        if (value == null) {
            return true;
        }
        Matcher wanted = VALUE.matcher(value);
        if (!wanted.matches()) {
            return false;
        }
        double number = Double.parseDouble(wanted.group(2));
        if (!wanted.group(1).isEmpty()) {
            return figure.service() < number;
        }
        return wanted.group(3).isEmpty() ? figure.service() == number : figure.service() >= number;
    }
}
