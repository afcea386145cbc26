package dev.engagement.reporting.factors;

import dev.engagement.reporting.calendar.ServiceHours;
import dev.engagement.reporting.calendar.Time;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * The notice that a change of a promise needs.
 *
 * @param hours the charter's clock
 * @param share the charter's share of the time given
 */
record NoticeRule(ServiceHours hours, BigDecimal share) {
    static NoticeRule of(Judge judge) {
        return new NoticeRule(judge.hours(), BigDecimal.valueOf(judge.charter().notice()));
    }

    /** Returns whether {@code then} lies early enough before the due date: at least the charter's share of the time since {@code base}. */
    boolean isAhead(Instant then, Instant base, Instant due) {
        return !then.isAfter(due)
                && exact(hours.between(then, due))
                                .compareTo(exact(hours.between(base, due)).multiply(share))
                        >= 0;
    }

    /** Returns the time from then up to the due date; negative if it had passed. */
    Time ahead(Instant then, Instant due) {
        return then.isAfter(due) ? Time.ZERO.minus(Time.between(due, then, hours)) : Time.between(then, due, hours);
    }

    private static BigDecimal exact(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
    }
}
