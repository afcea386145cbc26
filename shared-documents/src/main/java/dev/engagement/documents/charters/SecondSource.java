package dev.engagement.documents.charters;

import dev.engagement.events.Charter;
import dev.engagement.events.Pact.PromisedService;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A second source of public holidays, for the years 2026 to 2029: tables of holidays age, and no single one is right everywhere. It
 * changes no date of a charter; it only tells the sender where the two disagree.
 */
final class SecondSource {
    private static final String FILE = "second-source.txt";
    private static final int FIRST = 2026;
    private static final int LAST = 2029;
    private static final int SHOWN = 6;

    private SecondSource() {}

    /** Returns warnings for days on which both sources disagree and the charter, or a service with holidays of its own, would be open. */
    static List<String> doubts(Charter charter) {
        List<String> doubts = new ArrayList<>();
        addDoubt("", charter, doubts);
        List<PromisedService> services = charter.pact().services();
        for (int i = 0; i < services.size(); i++) {
            if (services.get(i).holidays() != null) {
                addDoubt("services[" + i + "].", charter.at(services.get(i).service()), doubts);
            }
        }
        return doubts;
    }

    private static void addDoubt(String path, Charter charter, List<String> doubts) {
        String region = charter.holidays().region();
        String doubt = region == null ? null : doubt("\"" + path + "holidays.region\" is " + region, region, charter);
        if (doubt != null) {
            doubts.add(doubt);
        }
    }

    private static @Nullable String doubt(String says, String region, Charter charter) {
        Set<LocalDate> second = of(region);
        if (second.isEmpty()) {
            return says + ", of which no second source was found: look at the dates, and correct them by add and drop";
        }
        Set<LocalDate> ours = charter.holidays().dates().stream()
                .filter(date -> date.getYear() >= FIRST && date.getYear() <= LAST)
                .collect(Collectors.toCollection(TreeSet::new));
        List<LocalDate> more = only(
                charter,
                second,
                date -> !ours.contains(date) && !charter.holidays().drop().contains(date));
        List<LocalDate> less = only(
                charter,
                ours,
                date -> !second.contains(date) && !charter.holidays().add().contains(date));
        if (more.isEmpty() && less.isEmpty()) {
            return null;
        }
        return "%s, of which a second source (python-holidays, %d to %d) says otherwise:%s%s. Correct them by add and drop"
                .formatted(
                        says,
                        FIRST,
                        LAST,
                        words(" it also has", more),
                        words(more.isEmpty() ? " it lacks" : "; it lacks", less));
    }

    /** Returns those dates on whose weekday the charter is open. */
    private static List<LocalDate> only(Charter charter, Set<LocalDate> dates, Predicate<LocalDate> which) {
        return dates.stream()
                .filter(which)
                .filter(date -> isOpen(charter, date.getDayOfWeek()))
                .toList();
    }

    private static boolean isOpen(Charter charter, DayOfWeek day) {
        return charter.hours().always()
                || !charter.hours().spans().getOrDefault(day, List.of()).isEmpty();
    }

    private static String words(String what, List<LocalDate> dates) {
        if (dates.isEmpty()) {
            return "";
        }
        String shown = dates.stream().limit(SHOWN).map(LocalDate::toString).collect(Collectors.joining(", "));
        return what + " " + shown + (dates.size() > SHOWN ? " and " + (dates.size() - SHOWN) + " more" : "");
    }

    /** Returns the dates of a region; none if the source does not know it. */
    static Set<LocalDate> of(String region) {
        String prefix = region.toUpperCase(Locale.ROOT) + " ";
        Set<LocalDate> dates = new TreeSet<>();
        for (String line : lines()) {
            if (line.startsWith(prefix)) {
                String[] words = line.split(" ");
                for (int i = 2; i < words.length; i++) {
                    dates.add(LocalDate.of(
                            Integer.parseInt(words[1]),
                            Integer.parseInt(words[i].substring(0, 2)),
                            Integer.parseInt(words[i].substring(2))));
                }
            }
        }
        return dates;
    }

    private static List<String> lines() {
        try (InputStream in = Objects.requireNonNull(SecondSource.class.getResourceAsStream(FILE), FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            return new ArrayList<>(lines.lines().toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
