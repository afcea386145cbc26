package dev.engagement.reporting.scorecards;

import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.parameters.Parameters;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAmount;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The periods that a scorecard is compared with. */
public enum EarlierPeriod {
    /** The period of the same length that ends as the other one begins. */
    BEFORE,
    /** The same period a year before. */
    YEAR;

    /** The name of the parameter. */
    public static final String PARAMETER = "compare";

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the parameter; returns null if nothing is to be compared. */
    public static @Nullable EarlierPeriod read(Parameters parameters) {
        return parameters.oneOf(PARAMETER, values(), EarlierPeriod::word);
    }

    /** Returns the same cohort of the earlier period: whole months of the zone for whole months, whole days for whole days. */
    Cohort of(Cohort cohort, ZoneId zone) {
        if (cohort.from() == null || cohort.to() == null) {
            throw Parameters.invalid(PARAMETER, "needs a period: give \"from\" and \"to\"");
        }
        ZonedDateTime from = cohort.from().atZone(zone);
        TemporalAmount length = length(from, cohort.to().atZone(zone));
        ZonedDateTime begin = this == YEAR ? from.minusYears(1) : from.minus(length);
        ZonedDateTime end = this == YEAR ? begin.plus(length) : from;
        return cohort.during(begin.toInstant(), end.toInstant());
    }

    private static TemporalAmount length(ZonedDateTime from, ZonedDateTime to) {
        if (!isMidnight(from) || !isMidnight(to)) {
            return Duration.between(from, to);
        }
        LocalDate first = from.toLocalDate();
        LocalDate end = to.toLocalDate();
        return first.getDayOfMonth() == 1 && end.getDayOfMonth() == 1
                ? Period.ofMonths((int) ChronoUnit.MONTHS.between(first, end))
                : Period.ofDays((int) ChronoUnit.DAYS.between(first, end));
    }

    private static boolean isMidnight(ZonedDateTime time) {
        return time.toLocalDate().atStartOfDay(time.getZone()).isEqual(time);
    }
}
