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
import java.util.Map;
import java.util.stream.Collectors;

/** Describes results and experience. */
final class Outcomes {
    private final Shown shown;

    Outcomes(Shown shown) {
        this.shown = shown;
    }

    Factor results() {
        Map<CommitmentOutcome, Integer> outcomes = shown.group().outcomes();
        List<Bar> parts = new ArrayList<>();
        for (CommitmentOutcome outcome : List.of(
                CommitmentOutcome.KEPT,
                CommitmentOutcome.RENEGOTIATED,
                CommitmentOutcome.TOLD_LATE,
                CommitmentOutcome.BROKEN)) {
            parts.add(new Bar(
                    "outcome-" + outcome.word(),
                    outcome.word().replace('-', ' '),
                    outcomes.getOrDefault(outcome, 0),
                    shown.behind()
                            .with("measure", Measures.COMMITMENTS_KEPT.name())
                            .and("which", Choice.ALL)
                            .and("outcome", outcome.word())
                            .toString()));
        }
        long decided = parts.stream().mapToLong(Bar::count).sum();
        String sentence = decided == 0
                ? "No promise with a date came due."
                : "Of " + Words.count(decided, "promise") + ", "
                        + parts.stream()
                                .map(part -> Words.grouped(part.count()) + " "
                                        + (part.name().equals("told late") ? "were told late" : "were " + part.name()))
                                .collect(Collectors.joining(", "))
                        + ".";
        List<Picture> pictures = new ArrayList<>();
        if (decided > 0) {
            pictures.add(new Picture(
                    "Promises: "
                            + parts.stream()
                                    .map(part -> part.name() + " " + Words.grouped(part.count()))
                                    .collect(Collectors.joining(" · ")),
                    Bars.parts(parts, sentence),
                    ""));
        }
        if (!shown.seen().notices().isEmpty()) {
            pictures.add(new Picture(
                    "How long before the due date bad news was told",
                    Strip.svg(
                            shown.seen().notices().stream()
                                    .limit(500)
                                    .map(notice -> new Strip.Dot(
                                            notice.seconds(),
                                            notice.request() + ": " + Words.time(notice.seconds()),
                                            Address.request(notice.request())))
                                    .toList(),
                            "told before",
                            "told after",
                            "Notice of promises that were given up"),
                    "Each dot is a promise that was given up, by the clock on the wall."));
        }
        if (decided > 0) {
            pictures.add(shown.trend(
                    "Share of promises kept", week -> week.commitmentsKept, Words::percent, Attained.PROMISE));
        }
        return shown.factor("Results", "Is the word kept?", sentence, pictures);
    }

    Factor experience() {
        Statistics satisfaction = shown.statistics(Measures.SATISFACTION);
        String sentence = satisfaction.n() == 0
                ? "Nobody has rated a request yet."
                : Words.count(satisfaction.n(), "customer") + " rated, at " + Words.rating(satisfaction.mean())
                        + " on average; "
                        + Words.count(shown.seen().watermelons().size(), "watermelon")
                        + " met every target and left the customer unhappy.";
        List<Weeks.Week> dots = new ArrayList<>();
        for (int contacts = 0; contacts <= Impression.MANY; contacts++) {
            Mean mean = shown.seen().satisfactionByContacts()[contacts];
            dots.add(new Weeks.Week(
                    contacts == Impression.MANY ? "4 or more" : String.valueOf(contacts),
                    mean.share(),
                    mean.n() == 0 ? "" : Words.rating(mean.mean()) + " by " + Words.count(mean.n(), "rating"),
                    false));
        }
        List<Picture> pictures = satisfaction.n() == 0
                ? List.of()
                : List.of(
                        new Picture(
                                "Ratings, over how often the customer had to ask before somebody engaged",
                                Weeks.svg(dots, "Ratings over contacts needed", Words::rating, null),
                                ""),
                        shown.trend("Ratings", week -> week.satisfaction, Words::rating, null));
        return shown.factor("Experience", "How easy is IT to do business with?", sentence, pictures);
    }
}
