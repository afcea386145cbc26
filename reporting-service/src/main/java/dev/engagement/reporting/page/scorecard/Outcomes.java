package dev.engagement.reporting.page.scorecard;

import dev.engagement.events.Pact.Attained;
import dev.engagement.reporting.factors.CommitmentOutcome;
import dev.engagement.reporting.measures.Measures;
import dev.engagement.reporting.page.Address;
import dev.engagement.reporting.page.picture.Bars;
import dev.engagement.reporting.page.picture.Bars.Bar;
import dev.engagement.reporting.page.picture.Strip;
import dev.engagement.reporting.page.picture.Weeks;
import dev.engagement.reporting.page.scorecard.Factor.Picture;
import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.report.Statistics;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Describes results and experience. */
final class Outcomes {
    /** Outcomes that count, in the order of the picture. */
    private static final List<CommitmentOutcome> COUNTED = List.of(
            CommitmentOutcome.KEPT,
            CommitmentOutcome.RENEGOTIATED,
            CommitmentOutcome.TOLD_LATE,
            CommitmentOutcome.BROKEN);

    private static final int MOST_DOTS = 500;

    private final Shown shown;

    Outcomes(Shown shown) {
        this.shown = shown;
    }

    Factor results() {
        List<Bar> parts = COUNTED.stream().map(this::bar).toList();
        long decided = parts.stream().mapToLong(Bar::count).sum();
        String sentence = decided == 0 ? "No promise with a date came due." : sentence(parts, decided);
        List<Picture> pictures = new ArrayList<>();
        if (decided > 0) {
            pictures.add(promises(parts, sentence));
        }
        if (!shown.seen().notices().isEmpty()) {
            pictures.add(notices());
        }
        if (decided > 0) {
            pictures.add(shown.trend(
                    "Share of promises kept", week -> week.commitmentsKept, Words::percent, Attained.PROMISE));
        }
        return shown.factor("Results", "Is the word kept?", sentence, pictures);
    }

    private Bar bar(CommitmentOutcome outcome) {
        return new Bar(
                "outcome-" + outcome.word(),
                outcome.word().replace('-', ' '),
                shown.group().outcomes().getOrDefault(outcome, 0),
                shown.behind()
                        .with("measure", Measures.COMMITMENTS_KEPT.name())
                        .and("which", Choice.ALL)
                        .and("outcome", outcome.word())
                        .toString());
    }

    private static String sentence(List<Bar> parts, long decided) {
        return "Of " + Words.count(decided, "promise") + ", "
                + parts.stream().map(Outcomes::were).collect(Collectors.joining(", ")) + ".";
    }

    private static String were(Bar part) {
        return Words.grouped(part.count()) + " "
                + (part.name().equals("told late") ? "were told late" : "were " + part.name());
    }

    private static Picture promises(List<Bar> parts, String sentence) {
        String title = parts.stream()
                .map(part -> part.name() + " " + Words.grouped(part.count()))
                .collect(Collectors.joining(" · "));
        return new Picture("Promises: " + title, Bars.parts(parts, sentence), "");
    }

    private Picture notices() {
        List<Strip.Dot> dots = shown.seen().notices().stream()
                .limit(MOST_DOTS)
                .map(notice -> new Strip.Dot(
                        notice.seconds(),
                        notice.request() + ": " + Words.time(notice.seconds()),
                        Address.request(notice.request())))
                .toList();
        return new Picture(
                "How long before the due date bad news was told",
                Strip.svg(dots, "told before", "told after", "Notice of promises that were given up"),
                "Each dot is a promise that was given up, by the clock on the wall.");
    }

    Factor experience() {
        Statistics satisfaction = shown.statistics(Measures.SATISFACTION);
        boolean isRated = satisfaction.n() > 0;
        return shown.factor(
                "Experience",
                "How easy is IT to do business with?",
                isRated ? rated(satisfaction) : "Nobody has rated a request yet.",
                isRated ? ratings() : List.of());
    }

    private String rated(Statistics satisfaction) {
        return Words.count(satisfaction.n(), "customer") + " rated, at " + Words.rating(satisfaction.mean())
                + " on average; "
                + Words.count(shown.seen().watermelons().size(), "watermelon")
                + " met every target and left the customer unhappy.";
    }

    private List<Picture> ratings() {
        List<Weeks.Week> dots =
                IntStream.rangeClosed(0, Impression.MANY).mapToObj(this::rating).toList();
        return List.of(
                new Picture(
                        "Ratings, over how often the customer had to ask before somebody engaged",
                        Weeks.svg(dots, "Ratings over contacts needed", Words::rating, null),
                        ""),
                shown.trend("Ratings", week -> week.satisfaction, Words::rating, null));
    }

    private Weeks.Week rating(int contacts) {
        Mean mean = shown.seen().satisfactionByContacts()[contacts];
        return new Weeks.Week(
                contacts == Impression.MANY ? "4 or more" : String.valueOf(contacts),
                mean.share(),
                mean.n() == 0 ? "" : Words.rating(mean.mean()) + " by " + Words.count(mean.n(), "rating"),
                false);
    }
}
