package dev.engagement.reporting.page.charter;

import dev.engagement.events.Charter;
import dev.engagement.events.Pace.WaitingOn;
import dev.engagement.events.Pact.Obligation;
import dev.engagement.reporting.measures.AnswersKept;
import dev.engagement.reporting.measures.Duties.OwedBy;
import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.report.Group;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An obligation of others beside what was kept of it.
 *
 * @param who as a sentence begins
 * @param within the time that they have
 * @param answers those that were due
 */
record DutyLine(String who, String within, AnswersKept answers) {
    /** Returns a line for each obligation of a charter. */
    static List<DutyLine> of(Charter charter, Group judged) {
        List<Obligation> all = charter.pact().obligations();
        return all.stream().map(one -> of(one, all, judged)).toList();
    }

    private static DutyLine of(Obligation obligation, List<Obligation> all, Group judged) {
        return new DutyLine(
                who(obligation.waitedOn(), obligation.supplier()),
                Words.work((double) obligation.answerWithin().toSeconds()),
                judged.answersOf(owed -> isBound(owed, obligation, all)));
    }

    /** Returns whether an obligation binds somebody: that of a supplier by name comes before that of its party. */
    private static boolean isBound(OwedBy owed, Obligation obligation, List<Obligation> all) {
        boolean hasOwn = all.stream()
                .anyMatch(one -> one.supplier() != null && one.supplier().equals(owed.supplier()));
        return hasOwn ? Objects.equals(owed.supplier(), obligation.supplier()) : owed.party() == obligation.waitedOn();
    }

    private static String who(@Nullable WaitingOn party, @Nullable String supplier) {
        if (party == null) {
            return Objects.requireNonNullElse(supplier, "");
        }
        return switch (party) {
            case CUSTOMER -> "Customers";
            case SUPPLIER -> "Suppliers";
            case APPROVAL -> "Approvers";
            case OTHER -> "Others";
        };
    }

    /** Returns what was kept as a part of a sentence: "customers answered in time in 71 % of 45 waits"; empty if nothing is decided. */
    String part() {
        return answers.decided() == 0
                ? ""
                : lowered() + " answered in time in " + Words.percent(answers.rate()) + " of "
                        + Words.count(answers.decided(), "wait");
    }

    private String lowered() {
        return who.equals("Customers") ? "customers" : who;
    }

    /** Returns promise and performance as a sentence. */
    public String says() {
        return who
                + (answers.decided() == 0
                        ? " owed no answer that was due"
                        : part().substring(lowered().length()))
                + "; they are to answer within " + within + " of working time"
                + (answers.running() == 0 ? "." : ", and have " + answers.running() + " yet to answer.");
    }
}
