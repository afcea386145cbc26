package dev.engagement.service.intake.webhooks;

import dev.engagement.events.Level;
import dev.engagement.events.Subject;
import dev.engagement.service.intake.quarantine.Delivery;
import dev.engagement.service.intake.webhooks.Account.Side;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tool as it is used here: its secrets, and what its words mean.
 *
 * @param name stands before every request's key and in the door's address
 * @param secrets any of them verifies a delivery
 * @param service what its requests are about, where the tool says nothing better
 * @param activity what kind of work its requests are, where they are all of one
 * @param states what states, resolutions and labels mean, by their names in lower case
 * @param levels what priorities, impacts and labels mean, by their names in lower case
 * @param machines accounts that are no people, and so on; {@code *} stands for any text
 * @param staff accounts that are IT's even when they ask for something themselves
 * @param fields the tool's own fields by our names, as in {@code impact: customfield_10004}
 */
public record Connection(
        String name,
        String source,
        List<String> secrets,
        @Nullable String service,
        @Nullable String activity,
        Map<String, State> states,
        Map<String, Level> levels,
        List<String> machines,
        List<String> customers,
        List<String> staff,
        Map<String, String> fields) {

    /** A connection that says nothing of its own. */
    public static Connection plain(String name, List<String> secrets) {
        return new Connection(
                name,
                "/tools/" + name,
                secrets,
                null,
                null,
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of());
    }

    public String subject(String key) {
        return Subject.require("the request's key", name + ":" + key);
    }

    public boolean verifies(Delivery delivery, Signature signature) {
        boolean holds = false;
        for (String secret : secrets) {
            holds |= signature.holds(delivery, secret);
        }
        return holds;
    }

    /** What the state means, if the settings or usage say so. */
    public @Nullable State state(@Nullable String word) {
        if (word == null) {
            return null;
        }
        State said = labelState(word);
        return said == null ? State.usual(word) : said;
    }

    /** What the label means as a state: labels are free text, so only the settings decide. */
    public @Nullable State labelState(String label) {
        return states.get(label.toLowerCase(Locale.ROOT));
    }

    public @Nullable Level level(@Nullable String word) {
        if (word == null) {
            return null;
        }
        Level said = labelLevel(word);
        return said == null ? Levels.usual(word) : said;
    }

    public @Nullable Level labelLevel(String label) {
        return levels.get(label.toLowerCase(Locale.ROOT));
    }

    /**
     * Whose side an account is on: as the settings say by any of its names, else as the tool says.
     *
     * @param name the first of its names
     */
    public Account account(@Nullable String name, Side otherwise, @Nullable String... more) {
        if (named(machines, name, more)) {
            return new Account(name, Side.MACHINE);
        }
        if (named(staff, name, more)) {
            return new Account(name, Side.STAFF);
        }
        return new Account(name, named(customers, name, more) ? Side.CUSTOMER : otherwise);
    }

    private static boolean named(List<String> patterns, @Nullable String name, @Nullable String... more) {
        return patterns.stream()
                .anyMatch(pattern -> matches(pattern, name)
                        || java.util.Arrays.stream(more).anyMatch(other -> matches(pattern, other)));
    }

    private static boolean matches(String pattern, @Nullable String name) {
        if (name == null) {
            return false;
        }
        int star = pattern.indexOf('*');
        return star < 0
                ? pattern.equalsIgnoreCase(name)
                : name.length() >= pattern.length() - 1
                        && name.regionMatches(true, 0, pattern, 0, star)
                        && name.regionMatches(
                                true,
                                name.length() - (pattern.length() - star - 1),
                                pattern,
                                star + 1,
                                pattern.length() - star - 1);
    }

    /** Never the secrets. */
    @Override
    public String toString() {
        return "connection " + name;
    }
}
