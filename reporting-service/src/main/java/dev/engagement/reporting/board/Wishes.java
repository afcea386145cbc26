package dev.engagement.reporting.board;

import dev.engagement.reporting.parameters.Dimensions;
import dev.engagement.reporting.parameters.Parameters;
import dev.engagement.reporting.parameters.Scopes;
import dev.engagement.reporting.readings.Listing.Wanted;
import dev.engagement.reporting.readings.ListingOrder;
import dev.engagement.reporting.readings.Search;
import dev.engagement.reporting.readings.Target;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a reader's choice of board lines. */
public final class Wishes {
    static final String[] PARAMETERS = {"state", "overdue", "soon", "where", "owner", "q", "sort", "limit", "cursor"};
    private static final Set<String> STATES =
            new LinkedHashSet<>(List.of("open", "resolved", "closed", "cancelled", "merged"));

    private static final int LONGEST_SEARCH = 200;
    private static final Duration LONGEST = Duration.ofDays(3_650);

    private Wishes() {}

    public static String[] parameters() {
        return PARAMETERS.clone();
    }

    /** Returns the choice, with one line more than a page has, which tells whether another page follows. */
    public static Wanted read(Parameters parameters, Clock clock) {
        Cursor cursor = Cursor.read(parameters.one("cursor"));
        Instant at = cursor == null ? clock.instant() : cursor.at();
        List<String> conditions = Dimensions.conditions(parameters);
        return new Wanted(
                Scopes.ofReader(),
                states(parameters),
                at,
                overdue(parameters),
                soon(parameters.one("soon"), at),
                Dimensions.where(conditions.stream()
                        .filter(condition -> !Dimensions.isOfSupplier(condition))
                        .toArray(String[]::new)),
                Dimensions.suppliers(conditions),
                parameters.one("owner"),
                search(parameters.one("q")),
                Objects.requireNonNullElse(
                        parameters.oneOf("sort", ListingOrder.values(), Wishes::word), ListingOrder.DUE),
                cursor == null ? null : cursor.after(),
                parameters.limit() + 1);
    }

    private static @Nullable Search search(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text.isBlank() || text.length() > LONGEST_SEARCH) {
            throw Parameters.invalid(
                    "q", "must be an id or words of a title, of " + LONGEST_SEARCH + " characters at most");
        }
        return new Search(text);
    }

    /**
     * Returns the states to show: by default open ones, and all if something is searched for; none, which means all, for {@code any}.
     */
    private static Set<String> states(Parameters parameters) {
        List<String> given = parameters.all("state");
        if (given.contains("any") || given.isEmpty() && parameters.one("q") != null) {
            return Set.of();
        }
        for (String state : given) {
            if (!STATES.contains(state)) {
                throw Parameters.invalid("state", "must be any or one of " + String.join(", ", STATES));
            }
        }
        return given.isEmpty() ? Set.of("open") : Set.copyOf(given);
    }

    private static Set<Target> overdue(Parameters parameters) {
        Set<Target> targets = new LinkedHashSet<>();
        for (String word : parameters.all("overdue")) {
            targets.add(Parameters.named("overdue", word, Target.values(), Target::word));
        }
        return targets;
    }

    private static @Nullable Instant soon(@Nullable String text, Instant at) {
        if (text == null) {
            return null;
        }
        try {
            Duration duration = Duration.parse(text);
            if (duration.isPositive() && duration.compareTo(LONGEST) <= 0) {
                return at.plus(duration);
            }
        } catch (DateTimeParseException | ArithmeticException unreadable) {
            // Refused below, like any other invalid value.
        }
        throw Parameters.invalid("soon", "must be a duration longer than zero and at most ten years, as in PT30M");
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
