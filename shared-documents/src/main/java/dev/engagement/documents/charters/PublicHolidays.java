package dev.engagement.documents.charters;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import dev.engagement.events.Charter;
import dev.engagement.events.Charter.Holidays;
import dev.engagement.events.InvalidField;
import dev.engagement.events.Pact.PromisedService;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Computes the dates of a charter's holidays. */
final class PublicHolidays {
    /** First and last year of the dates: what-ifs cover old requests too, and deadlines lie in the future. */
    private static final int FROM = 1990;

    private static final int TO = 2050;
    /**
     * Japan: the library's table is from before 2019. It lacks the new Emperor's birthday, days between two holidays, and their
     * substitutes.
     */
    private static final Set<String> OUTDATED = Set.of("JP");

    private static final Pattern REGION = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,3})?");

    private PublicHolidays() {}

    /** Returns the charter with the dates of its holidays and of its services': those of a region, plus additions, minus exceptions. */
    static Charter resolve(Charter charter) {
        List<PromisedService> services = new ArrayList<>();
        for (PromisedService service : charter.pact().services()) {
            services.add(service.holidays() == null ? service : resolve(service, services.size(), charter));
        }
        return charter.with(
                charter.hours(),
                resolve(charter.holidays(), charter),
                charter.pact().withServices(services));
    }

    private static PromisedService resolve(PromisedService service, int place, Charter charter) {
        try {
            return service.withHolidays(resolve(Objects.requireNonNull(service.holidays()), charter));
        } catch (InvalidField invalid) {
            throw invalid.field().startsWith("holidays.") ? invalid.within("services[" + place + "]") : invalid;
        }
    }

    private static Holidays resolve(Holidays holidays, Charter charter) {
        Set<LocalDate> dates = new TreeSet<>(ofRegion(holidays.region(), charter));
        for (int i = 0; i < holidays.drop().size(); i++) {
            if (!dates.remove(holidays.drop().get(i))) {
                throw new InvalidField(
                        "holidays.drop[" + i + "]",
                        "is no public holiday of "
                                + (holidays.region() == null ? "any region, as none is named" : holidays.region())
                                + ", or is dropped twice: only a public holiday can be dropped");
            }
        }
        for (int i = 0; i < holidays.add().size(); i++) {
            if (holidays.drop().contains(holidays.add().get(i))) {
                throw new InvalidField("holidays.add[" + i + "]", "is dropped as well: it must be one or the other");
            }
        }
        dates.addAll(holidays.add());
        return new Holidays(holidays.region(), holidays.add(), holidays.drop(), List.copyOf(dates));
    }

    private static Set<LocalDate> ofRegion(@Nullable String region, Charter charter) {
        if (region == null) {
            return Set.of();
        }
        int effective = charter.effectiveFrom().atOffset(ZoneOffset.UTC).getYear();
        if (effective > TO) {
            throw new InvalidField("effectiveFrom", "must not lie after " + TO + ", up to when holidays are known");
        }
        HolidayManager manager = manager(region);
        String[] subdivision = subdivision(region, manager);
        Set<LocalDate> dates = new TreeSet<>();
        for (int year = Math.min(FROM, effective); year <= TO; year++) {
            manager.getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY, subdivision).stream()
                    .map(Holiday::getDate)
                    .forEach(dates::add);
        }
        return dates;
    }

    private static HolidayManager manager(String region) {
        Set<String> countries = new TreeSet<>(HolidayManager.getSupportedCalendarCodes());
        countries.removeIf(code -> code.length() != 2 || OUTDATED.contains(code));
        String country = region.split("-", 2)[0];
        if (OUTDATED.contains(country)) {
            throw new InvalidField(
                    "holidays.region",
                    "is " + region
                            + ", whose table of public holidays is out of date: leave the region out, and"
                            + " give the days in holidays.add");
        }
        if (!REGION.matcher(region).matches() || !countries.contains(country)) {
            throw new InvalidField(
                    "holidays.region",
                    "must be an ISO 3166 code as in DE or DE-BY; the countries with known holidays are "
                            + String.join(", ", countries));
        }
        return HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
    }

    private static String[] subdivision(String region, HolidayManager manager) {
        if (region.length() == 2) {
            return new String[0];
        }
        String subdivision = region.substring(3).toLowerCase(Locale.ROOT);
        Set<String> known =
                new TreeSet<>(manager.getCalendarHierarchy().getChildren().keySet());
        if (!known.contains(subdivision)) {
            throw new InvalidField(
                    "holidays.region",
                    "names a subdivision without holidays of its own: leave it out"
                            + (known.isEmpty()
                                    ? ""
                                    : ", or name one of "
                                            + String.join(", ", known).toUpperCase(Locale.ROOT)));
        }
        return new String[] {subdivision};
    }
}
