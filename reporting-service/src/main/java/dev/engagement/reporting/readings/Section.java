package dev.engagement.reporting.readings;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parts of the board, by what a request needs first: it stands in the first one that holds. */
public enum Section {
    /** IT has not engaged yet. */
    UNANSWERED("waiting_since is not null"),
    /** A promise or a target has passed. */
    PAST("least(own_by, resolve_by, promise_by) < :at"),
    /** The next deadline is near. */
    SOON(Stream.of("own_by", "update_by", "resolve_by", "promise_by")
            .map(by -> by + " >= :at and " + by + " < :near")
            .collect(Collectors.joining(" or "))),
    UNOWNED("owner is null"),
    /** The customer has heard nothing for longer than allowed. */
    SILENT("update_by < :at"),
    REST("true");

    private static final Target[] LATE = {Target.OWN, Target.RESOLVE, Target.PROMISE};
    private static final Target[] NEXT = {Target.OWN, Target.PACE, Target.RESOLVE, Target.PROMISE};

    private final String condition;

    Section(String condition) {
        this.condition = condition;
    }

    /** The name in addresses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns an expression for the number of a request's section; one that is over needs nothing. */
    static String sql() {
        return "case when state <> 'open' then " + REST.number() + " "
                + Arrays.stream(values())
                        .map(section -> "when " + section.condition + " then " + section.number())
                        .collect(Collectors.joining(" "))
                + " end";
    }

    /** Returns the section of an open request; the same as in SQL. */
    static Section of(Standing standing, long at, long near) {
        if (standing.waitingSince() != Standing.NEVER) {
            return UNANSWERED;
        }
        for (Target target : LATE) {
            if (standing.by(target) < at) {
                return PAST;
            }
        }
        for (Target target : NEXT) {
            if (standing.by(target) >= at && standing.by(target) < near) {
                return SOON;
            }
        }
        if (standing.owner() == null) {
            return UNOWNED;
        }
        return standing.by(Target.PACE) < at ? SILENT : REST;
    }

    /** Returns the place in the order of sections, which no stored value depends on. */
    @SuppressWarnings("EnumOrdinal")
    int number() {
        return ordinal();
    }

    @SuppressWarnings("EnumOrdinal")
    static Section numbered(int number) {
        return values()[number];
    }
}
