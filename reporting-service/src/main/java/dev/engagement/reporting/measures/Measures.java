package dev.engagement.reporting.measures;

import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.engagement.ContactsToEngage;
import dev.engagement.reporting.factors.engagement.TimeToEngage;
import dev.engagement.reporting.factors.engagement.TimeToReEngage;
import dev.engagement.reporting.factors.experience.Answered;
import dev.engagement.reporting.factors.experience.CustomerAsked;
import dev.engagement.reporting.factors.experience.Effort;
import dev.engagement.reporting.factors.experience.LostTime;
import dev.engagement.reporting.factors.experience.ProactiveUpdates;
import dev.engagement.reporting.factors.experience.Satisfaction;
import dev.engagement.reporting.factors.experience.TimeToAnswer;
import dev.engagement.reporting.factors.experience.Usability;
import dev.engagement.reporting.factors.experience.Watermelon;
import dev.engagement.reporting.factors.ownership.HandOffs;
import dev.engagement.reporting.factors.ownership.SeenThrough;
import dev.engagement.reporting.factors.ownership.TeamHandOffs;
import dev.engagement.reporting.factors.ownership.TimeToOwn;
import dev.engagement.reporting.factors.ownership.TimeUnowned;
import dev.engagement.reporting.factors.pace.BarriersTold;
import dev.engagement.reporting.factors.pace.LongestSilence;
import dev.engagement.reporting.factors.pace.ObligationsKept;
import dev.engagement.reporting.factors.pace.PaceKept;
import dev.engagement.reporting.factors.pace.ProgressIndex;
import dev.engagement.reporting.factors.pace.Steadiness;
import dev.engagement.reporting.factors.pace.WaitingOnCustomer;
import dev.engagement.reporting.factors.pace.WaitingOnOthers;
import dev.engagement.reporting.factors.results.AcceptedFirstTime;
import dev.engagement.reporting.factors.results.BeyondPromise;
import dev.engagement.reporting.factors.results.CommitmentsBold;
import dev.engagement.reporting.factors.results.CommitmentsHonest;
import dev.engagement.reporting.factors.results.CommitmentsKept;
import dev.engagement.reporting.factors.results.MilestoneSlip;
import dev.engagement.reporting.factors.results.NoticeGiven;
import dev.engagement.reporting.factors.results.Reopenings;
import dev.engagement.reporting.factors.results.RightFirstTime;
import dev.engagement.reporting.factors.results.TimeToResolve;
import dev.engagement.reporting.factors.results.TimeToResolveOurs;
import dev.engagement.reporting.factors.urgency.CurrentUrgency;
import dev.engagement.reporting.factors.urgency.OvertakenBy;
import dev.engagement.reporting.factors.urgency.Reassessments;
import dev.engagement.reporting.factors.urgency.TargetsMet;
import dev.engagement.reporting.factors.urgency.TotalEffort;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All measures, factor by factor. */
public final class Measures {
    public static final Measure TIME_TO_ENGAGE = new TimeToEngage();
    public static final Measure TIME_TO_RE_ENGAGE = new TimeToReEngage();
    public static final Measure CONTACTS_TO_ENGAGE = new ContactsToEngage();
    public static final Measure URGENCY = new CurrentUrgency();
    public static final Measure REASSESSMENTS = new Reassessments();
    public static final Measure OVERTAKEN_BY = new OvertakenBy();
    public static final Measure EFFORT_SPENT = new TotalEffort();
    public static final Measure TIME_TO_OWN = new TimeToOwn();
    public static final Measure TIME_UNOWNED = new TimeUnowned();
    public static final Measure HAND_OFFS = new HandOffs();
    public static final Measure SEEN_THROUGH = new SeenThrough();
    public static final Measure PACE_KEPT = new PaceKept();
    public static final Measure LONGEST_SILENCE = new LongestSilence();
    public static final Measure STEADINESS = new Steadiness();
    public static final Measure WAITING_ON_CUSTOMER = new WaitingOnCustomer();
    public static final Measure WAITING_ON_OTHERS = new WaitingOnOthers();
    public static final Measure OBLIGATIONS_KEPT = new ObligationsKept();
    public static final Measure COMMITMENTS_KEPT = new CommitmentsKept();
    public static final Measure COMMITMENTS_HONEST = new CommitmentsHonest();
    public static final Measure NOTICE_GIVEN = new NoticeGiven();
    public static final Measure BEYOND_PROMISE = new BeyondPromise();
    public static final Measure COMMITMENTS_BOLD = new CommitmentsBold();
    public static final Measure MILESTONE_SLIP = new MilestoneSlip();
    public static final Measure TIME_TO_RESOLVE = new TimeToResolve();
    public static final Measure TIME_TO_RESOLVE_OURS = new TimeToResolveOurs();
    public static final Measure TARGETS_MET =
            new TargetsMet(TIME_TO_ENGAGE, TIME_TO_OWN, PACE_KEPT, TIME_TO_RESOLVE_OURS);
    public static final Measure SATISFACTION = new Satisfaction();
    public static final Measure EFFORT = new Effort();
    public static final Measure TIME_TO_ANSWER = new TimeToAnswer();
    public static final Watermelon WATERMELON = new Watermelon(TARGETS_MET, SATISFACTION, CONTACTS_TO_ENGAGE);

    /** All measures in the order in which they are listed and kept. */
    public static final List<Measure> ALL = List.of(
            TIME_TO_ENGAGE,
            TIME_TO_RE_ENGAGE,
            CONTACTS_TO_ENGAGE,
            URGENCY,
            REASSESSMENTS,
            TARGETS_MET,
            OVERTAKEN_BY,
            EFFORT_SPENT,
            TIME_TO_OWN,
            TIME_UNOWNED,
            HAND_OFFS,
            new TeamHandOffs(),
            SEEN_THROUGH,
            PACE_KEPT,
            LONGEST_SILENCE,
            STEADINESS,
            WAITING_ON_CUSTOMER,
            WAITING_ON_OTHERS,
            new BarriersTold(),
            OBLIGATIONS_KEPT,
            new ProgressIndex(),
            COMMITMENTS_KEPT,
            COMMITMENTS_HONEST,
            NOTICE_GIVEN,
            BEYOND_PROMISE,
            MILESTONE_SLIP,
            COMMITMENTS_BOLD,
            TIME_TO_RESOLVE,
            TIME_TO_RESOLVE_OURS,
            new Reopenings(),
            new RightFirstTime(),
            new AcceptedFirstTime(),
            SATISFACTION,
            EFFORT,
            new Usability(),
            new LostTime(),
            new CustomerAsked(),
            new Answered(),
            TIME_TO_ANSWER,
            new ProactiveUpdates(),
            WATERMELON);

    /**
     * Numbers the definitions of all measures; it only grows. Raised whenever any reading of any story changes, so that
     * figures kept under an earlier edition are computed again; {@code EditionTest} fails if that is forgotten.
     */
    public static final int EDITION = 6;

    /**
     * The oldest edition whose kept figures this program still reads, since they have the same stored forms. What it kept answers until all is
     * folded anew. Raised to {@link #EDITION} whenever a stored form changes.
     */
    public static final int OLDEST_READ = 5;

    /** Measures of which neither more nor less is better. */
    private static final Set<Measure> NEITHER = Set.of(URGENCY, REASSESSMENTS);

    private Measures() {}

    /** Returns the measure of that name; empty if another edition of the program had it. */
    public static Optional<Measure> named(@Nullable String name) {
        return ALL.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** Returns whether one figure of a measure can be better than another. */
    public static boolean hasBetter(Measure measure) {
        return !NEITHER.contains(measure);
    }

    /** Returns whether more of a measure is better than less. */
    public static boolean isMoreBetter(Measure measure) {
        return switch (measure.unit()) {
            case RATIO -> measure != WATERMELON && measure != COMMITMENTS_BOLD;
            case INDEX -> true;
            case SECONDS -> measure == NOTICE_GIVEN;
            case COUNT, LEVEL -> false;
        };
    }

    /** Returns a measure's place in {@link #ALL}. */
    public static int place(Measure measure) {
        return ALL.indexOf(measure);
    }
}
