package dev.engagement.reporting.report;

import dev.engagement.reporting.factors.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The things that like requests have in common.
 *
 * @param by null if they have only their urgency in common
 * @param value of the team or the service
 */
record Kin(String urgency, @Nullable Dimension by, @Nullable String value) {
    /** Fewest requests that tell anything. */
    static final int ENOUGH = 20;

    /** Returns the kinds of a request, the closest one first; a team or service that is unknown makes nobody alike. */
    static List<Kin> of(@Nullable String urgency, @Nullable String team, @Nullable String service) {
        String level = Objects.requireNonNullElse(urgency, "");
        List<Kin> all = new ArrayList<>();
        if (team != null) {
            all.add(new Kin(level, Dimension.TEAM, team));
        }
        if (service != null) {
            all.add(new Kin(level, Dimension.SERVICE, service));
        }
        all.add(new Kin(level, null, null));
        return all;
    }
}
