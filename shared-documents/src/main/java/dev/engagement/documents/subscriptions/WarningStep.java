package dev.engagement.documents.subscriptions;

import dev.engagement.events.InvalidField;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A step towards a deadline, or past it, at which a warning is given. */
public sealed interface WarningStep {
    /** Longest time before a deadline. */
    Duration LONGEST = Duration.ofDays(366);

    Pattern SHARE = Pattern.compile("([1-9][0-9]?)%");

    /** The name in files and warnings, as in {@code 75%}, {@code PT30M} or {@code missed}. */
    String word();

    /**
     * A share of the time given.
     *
     * @param percent 1 to 99
     */
    record Share(int percent) implements WarningStep {
        @Override
        public String word() {
            return percent + "%";
        }
    }

    /** A time before the deadline, on the wall clock. */
    record Before(Duration time) implements WarningStep {
        @Override
        public String word() {
            return time.toString();
        }
    }

    /** The deadline has passed. */
    record Missed() implements WarningStep {
        @Override
        public String word() {
            return "missed";
        }
    }

    /** Reads a step; throws an {@link InvalidField} that names {@code field} if it is none. */
    static WarningStep of(String field, String word) {
        if (word.equals("missed")) {
            return new Missed();
        }
        Matcher share = SHARE.matcher(word);
        return share.matches() ? new Share(Integer.parseInt(share.group(1))) : new Before(time(field, word));
    }

    private static Duration time(String field, String word) {
        try {
            Duration time = Duration.parse(word);
            if (time.isPositive() && time.compareTo(LONGEST) <= 0) {
                return time;
            }
        } catch (DateTimeParseException noDuration) {
            // Refused below, like a time out of range.
        }
        throw new InvalidField(
                field,
                "must be a share such as 75%, a time of at most " + LONGEST.toDays()
                        + " days such as PT30M, or missed, not \"" + word + "\"");
    }
}
