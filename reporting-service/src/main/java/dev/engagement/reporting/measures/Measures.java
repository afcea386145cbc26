package dev.engagement.reporting.measures;

import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.engagement.ContactsToEngage;
import dev.engagement.reporting.factors.engagement.TimeToEngage;
import dev.engagement.reporting.factors.engagement.TimeToReEngage;
import dev.engagement.reporting.factors.experience.Effort;
import dev.engagement.reporting.factors.experience.ProactiveUpdates;
import dev.engagement.reporting.factors.experience.Satisfaction;
import dev.engagement.reporting.factors.experience.TimeToAnswer;
import dev.engagement.reporting.factors.experience.Watermelon;
import dev.engagement.reporting.factors.ownership.HandOffs;
import dev.engagement.reporting.factors.ownership.SeenThrough;
import dev.engagement.reporting.factors.ownership.TeamHandOffs;
import dev.engagement.reporting.factors.ownership.TimeToOwn;
import dev.engagement.reporting.factors.ownership.TimeUnowned;
import dev.engagement.reporting.factors.pace.BarriersTold;
import dev.engagement.reporting.factors.pace.LongestSilence;
import dev.engagement.reporting.factors.pace.PaceKept;
import dev.engagement.reporting.factors.pace.ProgressIndex;
import dev.engagement.reporting.factors.pace.Steadiness;
import dev.engagement.reporting.factors.pace.WaitingOnCustomer;
import dev.engagement.reporting.factors.pace.WaitingOnOthers;
import dev.engagement.reporting.factors.results.BeyondPromise;
import dev.engagement.reporting.factors.results.CommitmentsHonest;
import dev.engagement.reporting.factors.results.CommitmentsKept;
import dev.engagement.reporting.factors.results.NoticeGiven;
import dev.engagement.reporting.factors.results.Reopenings;
import dev.engagement.reporting.factors.results.RightFirstTime;
import dev.engagement.reporting.factors.results.TimeToResolve;
import dev.engagement.reporting.factors.results.TimeToResolveOurs;
import dev.engagement.reporting.factors.urgency.CurrentUrgency;
import dev.engagement.reporting.factors.urgency.OvertakenBy;
import dev.engagement.reporting.factors.urgency.Reassessments;
import dev.engagement.reporting.factors.urgency.TargetsMet;
import java.util.List;

/** All measures, factor by factor. */
public final class Measures {
    private static final Measure ENGAGE = new TimeToEngage();
    private static final Measure CONTACTS = new ContactsToEngage();
    private static final Measure OWN = new TimeToOwn();
    private static final Measure PACE = new PaceKept();
    private static final Measure RESOLVE = new TimeToResolveOurs();
    private static final Measure TARGETS = new TargetsMet(ENGAGE, OWN, PACE, RESOLVE);
    private static final Measure SATISFACTION = new Satisfaction();
    private static final Measure OVERTAKEN = new OvertakenBy();

    public static final List<Measure> ALL = List.of(
            ENGAGE,
            new TimeToReEngage(),
            CONTACTS,
            new CurrentUrgency(),
            new Reassessments(),
            TARGETS,
            OVERTAKEN,
            OWN,
            new TimeUnowned(),
            new HandOffs(),
            new TeamHandOffs(),
            new SeenThrough(),
            PACE,
            new LongestSilence(),
            new Steadiness(),
            new WaitingOnCustomer(),
            new WaitingOnOthers(),
            new BarriersTold(),
            new ProgressIndex(),
            new CommitmentsKept(),
            new CommitmentsHonest(),
            new NoticeGiven(),
            new BeyondPromise(),
            new TimeToResolve(),
            RESOLVE,
            new Reopenings(),
            new RightFirstTime(),
            SATISFACTION,
            new Effort(),
            new TimeToAnswer(),
            new ProactiveUpdates(),
            new Watermelon(TARGETS, SATISFACTION, CONTACTS));

    /** The place of the measure that is counted over many requests. */
    public static final int OVERTAKEN_BY = ALL.indexOf(OVERTAKEN);

    /**
     * Numbers the definitions of all measures; it only grows. Raised whenever any reading of any story changes, so that
     * figures kept under an earlier edition are computed again; {@code EditionTest} fails if that is forgotten.
     */
    public static final int EDITION = 3;

    private Measures() {}
}
