package dev.engagement.service.intake.webhooks;

import dev.engagement.events.Level;
import dev.engagement.events.Subject;
import dev.engagement.service.intake.deliveries.Delivery;
import dev.engagement.service.intake.webhooks.ToolAccount.SpeakerSide;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tool as it is used here: its secrets, and the meanings of its words.
 *
 * @param name stands before every request's key and in the webhook's address
 * @param secrets any of them verifies a delivery
 * @param service the service of its requests, unless the tool says something better
 * @param activity the kind of work of its requests, if they are all of one kind
 * @param states the meanings of states, resolutions and labels, by their names in lower case
 * @param levels the meanings of priorities, impacts and labels, by their names in lower case
 * @param machines accounts that are no people, and so on; {@code *} stands for any text
 * @param staff accounts that are IT's even when they open a request themselves
 * @param fields the tool's own fields by our names, as in {@code impact: customfield_10004}
 * @param dialect the tool's own words
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
        Map<String, String> fields,
        Dialect dialect) {

    /** Returns a connection without settings of its own. */
    public static Connection plain(String name, List<String> secrets, Dialect dialect) {
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
                Map.of(),
                dialect);
    }

    public String subject(String key) {
        return Subject.require("the request's key", name + ":" + key);
    }

    public boolean verifies(Delivery delivery, SignatureScheme signature) {
        boolean holds = false;
        for (String secret : secrets) {
            holds |= signature.holds(delivery, secret);
        }
        return holds;
    }

    /** Returns a tool's word in the form that is compared: apostrophes are typed in two ways. */
    public static String word(String word) {
        return word.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    }

    /** Returns the state's meaning by the settings, by the tool's own words or by usage; null if it is unknown. */
    public @Nullable State state(@Nullable String word) {
        if (word == null) {
            return null;
        }
        State said = labelState(word);
        if (said == null) {
            said = dialect.states().get(word(word));
        }
        return said == null ? State.usual(word) : said;
    }

    /** Returns the label's meaning as a state: labels are free text, so only the settings decide. */
    public @Nullable State labelState(String label) {
        return states.get(word(label));
    }

    public @Nullable Level level(@Nullable String word) {
        if (word == null) {
            return null;
        }
        Level said = labelLevel(word);
        return said == null ? Levels.usual(word) : said;
    }

    public @Nullable Level labelLevel(String label) {
        return levels.get(word(label));
    }

    /** Returns the side on which the settings put an account of these names; null if they do not name it. */
    @Nullable
    SpeakerSide named(@Nullable String... names) {
        if (isAmong(machines, names)) {
            return SpeakerSide.MACHINE;
        }
        if (isAmong(staff, names)) {
            return SpeakerSide.STAFF;
        }
        return isAmong(customers, names) ? SpeakerSide.CUSTOMER : null;
    }

    public boolean isMachine(@Nullable String name) {
        return named(name) == SpeakerSide.MACHINE;
    }

    private static boolean isAmong(List<String> patterns, @Nullable String... names) {
        return patterns.stream().anyMatch(pattern -> Arrays.stream(names).anyMatch(name -> matches(pattern, name)));
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

    /** Names the connection, never its secrets. */
    @Override
    public String toString() {
        return "connection " + name;
    }
}
