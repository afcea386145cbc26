package dev.engagement.reporting.page.scorecard;

import dev.engagement.reporting.page.Address;
import dev.engagement.reporting.parameters.Parameters;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Periods that are asked for by a name, counted from the day of the view. */
enum Preset {
    TODAY,
    LAST_7_DAYS,
    THIS_MONTH,
    LAST_MONTH,
    THIS_QUARTER,
    LAST_QUARTER,
    THIS_YEAR,
    LAST_YEAR;

    /** The name of the parameter. */
    static final String PARAMETER = "period";

    private static final int WEEK = 7;
    private static final List<String> QUARTERS = List.of("first", "second", "third", "fourth");

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the name for people: "last month". */
    public String says() {
        return word().replace('-', ' ');
    }

    /** A preset to choose, or the last 30 days, which need no parameter. */
    public record PresetLink(String says, Address address, boolean isCurrent) {}

    /**
     * Returns all presets to choose from.
     *
     * @param any the view without its period
     * @param here the view as it is
     */
    static List<PresetLink> links(Address any, Period shown, Address here) {
        List<PresetLink> links = new ArrayList<>();
        for (Preset preset : values()) {
            links.add(new PresetLink(preset.says(), any.with(PARAMETER, preset.word()), preset == shown.preset()));
        }
        links.add(2, new PresetLink("last 30 days", any, any.equals(here)));
        return links;
    }

    /** Reads the parameter; returns null if none is asked for. */
    static @Nullable Preset read(Parameters parameters) {
        return parameters.oneOf(PARAMETER, values(), Preset::word);
    }

    /**
     * Returns the period.
     *
     * @param at the instant of the view
     * @param isNow whether that is now: else it is named by its date
     */
    Period period(ZonedDateTime at, boolean isNow) {
        LocalDate today = at.toLocalDate();
        YearMonth month = YearMonth.from(at);
        return switch (this) {
            case TODAY -> days(at, 1, isNow ? "Today" : "On " + Period.day(today), "day");
            case LAST_7_DAYS ->
                days(at, WEEK, isNow ? "In the last 7 days" : "In the 7 days to " + Period.day(today), "7 days");
            case THIS_MONTH -> Period.ofMonth(month, at.getZone()).as(this);
            case LAST_MONTH ->
                Period.ofMonth(month.minusMonths(1), at.getZone()).as(this);
            case THIS_QUARTER -> quarter(at);
            case LAST_QUARTER -> quarter(at.minusMonths(3));
            case THIS_YEAR -> year(at);
            case LAST_YEAR -> year(at.minusYears(1));
        };
    }

    private Period days(ZonedDateTime at, int count, String says, String length) {
        LocalDate end = at.toLocalDate().plusDays(1);
        return Period.ofDays(end.minusDays(count), end, at.getZone(), says, length)
                .as(this);
    }

    private Period quarter(ZonedDateTime within) {
        int number = within.get(IsoFields.QUARTER_OF_YEAR);
        LocalDate first = LocalDate.of(within.getYear(), 3 * number - 2, 1);
        String says = "In the " + QUARTERS.get(number - 1) + " quarter of " + within.getYear();
        return Period.ofDays(first, first.plusMonths(3), within.getZone(), says, "quarter")
                .as(this);
    }

    private Period year(ZonedDateTime within) {
        LocalDate first = LocalDate.of(within.getYear(), 1, 1);
        return Period.ofDays(first, first.plusYears(1), within.getZone(), "In " + within.getYear(), "year")
                .as(this);
    }
}
