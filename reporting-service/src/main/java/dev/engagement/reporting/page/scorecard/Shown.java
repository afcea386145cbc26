package dev.engagement.reporting.page.scorecard;

import dev.engagement.events.Charter;
import dev.engagement.reporting.page.Address;
import dev.engagement.reporting.report.Group;
import dev.engagement.reporting.report.Statistics;
import java.util.List;
import java.util.Locale;

/**
 * A cohort, of which the six factors are shown.
 *
 * @param behind lists the requests behind a figure
 */
record Shown(Period period, Charter charter, Group group, Impression seen, Address behind) {
    List<Factor> factors() {
        Attention attention = new Attention(this);
        Carrying carrying = new Carrying(this);
        Outcomes outcomes = new Outcomes(this);
        return List.of(
                attention.engagement(),
                attention.urgency(),
                carrying.ownership(),
                carrying.pace(),
                outcomes.results(),
                outcomes.experience());
    }

    /** The first line of the view. */
    String headline() {
        return new Attention(this).headline();
    }

    Factor factor(String name, String question, String sentence, List<Factor.Picture> pictures) {
        String id = name.toLowerCase(Locale.ROOT);
        return new Factor(id, name, question, sentence, pictures, Rows.of(id, group, behind));
    }

    Statistics statistics(String measure) {
        return column(measure).service().statistics(column(measure).measure().isWait());
    }

    Group.Column column(String measure) {
        return group.columns().get(Impression.place(measure));
    }
}
