package dev.engagement.reporting.warnings.sending;

import dev.engagement.reporting.warnings.Warning;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Warnings in words. */
final class WarningTexts {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern(
                    "EEE d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private WarningTexts() {}

    /** Returns what is expected or was missed, as in "servicenow:INC1: a promise is due". */
    static String headline(Warning warning) {
        boolean missed = warning.step().equals("missed");
        return warning.request() + ": "
                + switch (warning.target()) {
                    case ENGAGE -> missed ? "nobody has engaged in time" : "nobody has engaged yet";
                    case OWN -> missed ? "no person has owned it in time" : "no person owns it yet";
                    case PACE -> missed ? "the customer has heard nothing in time" : "the customer waits for an update";
                    case RESOLVE -> missed ? "it was not resolved in time" : "it is not resolved yet";
                    case PROMISE -> missed ? "a promise was not kept in time" : "a promise is due";
                };
    }

    static String due(Instant due) {
        return MINUTES.format(due);
    }

    /** Returns the facts, as in "high, mail, team network". */
    static String facts(Warning warning) {
        String team = warning.team() == null ? null : "team " + warning.team();
        return Stream.of(
                        List.of(warning.urgency()),
                        Stream.of(warning.service(), team)
                                .filter(Objects::nonNull)
                                .toList())
                .flatMap(List::stream)
                .collect(Collectors.joining(", "));
    }

    /** Returns all of it in a few words for a chat. */
    static String chat(Warning warning, String url) {
        return headline(warning) + " (" + facts(warning) + "). "
                + (warning.step().equals("missed") ? "It was due " : "Due ") + due(warning.due()) + ". " + url;
    }
}
