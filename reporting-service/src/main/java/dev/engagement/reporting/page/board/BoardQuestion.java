package dev.engagement.reporting.page.board;

import dev.engagement.reporting.board.Wishes;
import dev.engagement.reporting.page.Address;
import dev.engagement.reporting.page.PageTurning;
import dev.engagement.reporting.parameters.Parameters;
import dev.engagement.reporting.readings.Listing.Wanted;
import dev.engagement.reporting.readings.Section;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The view's question.
 *
 * @param section null: all
 * @param after how many requests come before the first one shown
 * @param warn how long before a deadline it counts as near
 * @param here the view's address
 */
record BoardQuestion(
        Wanted wanted, @Nullable Section section, int after, Duration warn, Parameters parameters, Address here) {
    /** The name of the parameter that chooses a section. */
    static final String SECTION = "section";

    static String[] names() {
        // Pages of the view have numbers, not cursors, so that one can also go back.
        return Stream.concat(
                        Arrays.stream(Wishes.parameters()).filter(name -> !name.equals("cursor")),
                        Stream.of(SECTION, PageTurning.PARAMETER))
                .toArray(String[]::new);
    }

    static BoardQuestion read(Parameters parameters, Address here, Clock clock, Duration warn) {
        Section section = parameters.oneOf(SECTION, Section.values(), Section::word);
        return new BoardQuestion(
                Wishes.read(parameters, clock), section, PageTurning.after(parameters), warn, parameters, here);
    }

    Instant at() {
        return wanted.at();
    }

    Instant near() {
        return at().plus(warn);
    }

    /** Returns how many requests a page has. */
    int limit() {
        return wanted.limit() - 1;
    }

    /** Returns whether requests are listed section by section: unless another order is asked for. */
    boolean isBySection() {
        return parameters.one("sort") == null;
    }

    /** Returns the filters in force that the form has no field for, so that it does not lose them. */
    List<Map.Entry<String, String>> kept() {
        List<Map.Entry<String, String>> kept = new ArrayList<>();
        Choices.others(wanted).forEach(condition -> kept.add(Map.entry("where", condition)));
        for (String name : List.of("overdue", "state", "soon", "q", SECTION, "limit")) {
            parameters.all(name).forEach(value -> kept.add(Map.entry(name, value)));
        }
        return kept;
    }

    /** Returns the view's address from the first page on. */
    Address first() {
        return here.without(PageTurning.PARAMETER);
    }
}
