package dev.engagement.reporting.customer.pages;

import dev.engagement.events.Pace.WaitingOn;
import dev.engagement.events.Pact.Obligation;
import dev.engagement.reporting.measures.AnswersKept;
import dev.engagement.reporting.page.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Tells how both sides kept their obligations to answer in the last month. */
final class DutyWords {
    private DutyWords() {}

    /** Returns a sentence for the customer and one for all others that IT waited on; a side without an obligation has none. */
    static List<String> of(LastMonth month) {
        List<String> sentences = new ArrayList<>();
        if (owes(month, DutyWords::isCustomer)) {
            sentences.add(month.in() + yours(answers(month, DutyWords::isCustomer)));
        }
        if (owes(month, one -> !isCustomer(one))) {
            sentences.add(month.in() + others(answers(month, one -> !isCustomer(one))));
        }
        return sentences;
    }

    private static boolean isCustomer(WaitingOn party) {
        return party == WaitingOn.CUSTOMER;
    }

    /** Returns whether a side owed an answer, or would by the latest charter. */
    private static boolean owes(LastMonth month, Predicate<WaitingOn> side) {
        Stream<WaitingOn> obliged = month.cohort().latestJudge().charter().pact().obligations().stream()
                .map(DutyWords::party);
        Stream<WaitingOn> owed = month.group().answers().keySet().stream().map(one -> one.party());
        return Stream.concat(obliged, owed).anyMatch(side);
    }

    private static WaitingOn party(Obligation obligation) {
        return obligation.waitedOn() == null ? WaitingOn.SUPPLIER : obligation.waitedOn();
    }

    private static AnswersKept answers(LastMonth month, Predicate<WaitingOn> side) {
        return month.group().answersOf(owed -> side.test(owed.party()));
    }

    private static String yours(AnswersKept answers) {
        return answers.decided() == 0
                ? "no answer of yours was due."
                : "you answered IT in time in " + share(answers) + ".";
    }

    private static String others(AnswersKept answers) {
        return answers.decided() == 0
                ? "nobody else owed IT an answer for you."
                : "suppliers and others answered IT in time in " + share(answers) + ".";
    }

    /** Returns numbers and share, as in "5 of 7 waits (71 %)". */
    private static String share(AnswersKept answers) {
        return answers.kept() + " of " + Words.count(answers.decided(), "wait") + " (" + Words.percent(answers.rate())
                + ")";
    }
}
