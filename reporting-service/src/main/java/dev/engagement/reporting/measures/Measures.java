package dev.engagement.reporting.measures;

import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.engagement.ContactsToEngage;
import dev.engagement.reporting.factors.engagement.TimeToEngage;
import dev.engagement.reporting.factors.engagement.TimeToReEngage;
import dev.engagement.reporting.factors.ownership.HandOffs;
import dev.engagement.reporting.factors.ownership.SeenThrough;
import dev.engagement.reporting.factors.ownership.TeamHandOffs;
import dev.engagement.reporting.factors.ownership.TimeToOwn;
import dev.engagement.reporting.factors.ownership.TimeUnowned;
import dev.engagement.reporting.factors.pace.BarriersTold;
import dev.engagement.reporting.factors.pace.LongestSilence;
import dev.engagement.reporting.factors.pace.PaceKept;
import dev.engagement.reporting.factors.pace.Steadiness;
import dev.engagement.reporting.factors.pace.WaitingOnCustomer;
import dev.engagement.reporting.factors.pace.WaitingOnOthers;
import dev.engagement.reporting.factors.results.Reopenings;
import dev.engagement.reporting.factors.results.RightFirstTime;
import dev.engagement.reporting.factors.results.TimeToResolve;
import dev.engagement.reporting.factors.results.TimeToResolveOurs;
import dev.engagement.reporting.factors.urgency.CurrentUrgency;
import dev.engagement.reporting.factors.urgency.Reassessments;
import java.util.List;

/** Every measure there is, factor by factor. */
public final class Measures {
    public static final List<Measure> ALL = List.of(
            new TimeToEngage(),
            new TimeToReEngage(),
            new ContactsToEngage(),
            new CurrentUrgency(),
            new Reassessments(),
            new TimeToOwn(),
            new TimeUnowned(),
            new HandOffs(),
            new TeamHandOffs(),
            new SeenThrough(),
            new PaceKept(),
            new LongestSilence(),
            new Steadiness(),
            new WaitingOnCustomer(),
            new WaitingOnOthers(),
            new BarriersTold(),
            new TimeToResolve(),
            new TimeToResolveOurs(),
            new Reopenings(),
            new RightFirstTime());

    /** Raised when a measure changes what it says; what was kept by another edition is worked out again. */
    private static final int CHANGES = 1;

    /** Names this set of measures as it is defined now. */
    public static final int EDITION =
            31 * CHANGES + ALL.stream().map(Measure::name).toList().hashCode();

    private Measures() {}
}
