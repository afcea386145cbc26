package dev.engagement.reporting.page.board;

import dev.engagement.reporting.directory.Directory;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.page.Address;
import dev.engagement.reporting.page.Conditions;
import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.readings.Listing.Wanted;
import dev.engagement.reporting.readings.Needed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Offers what the board can be narrowed to, each value with how many requests it would leave. */
@Component
class Choices {
    private static final List<Dimension> OFFERED =
            List.of(Dimension.TEAM, Dimension.SERVICE, Dimension.URGENCY, Dimension.ACTIVITY, Dimension.BUSINESS_UNIT);

    private final Directory directory;

    Choices(Directory directory) {
        this.directory = directory;
    }

    /** Values to choose from. */
    public record Choosing(String label, String parameter, List<ChoiceOption> options) {}

    /** A value; {@code value} is what the form sends. */
    public record ChoiceOption(String value, String says, boolean isChosen) {}

    List<Choosing> of(Wanted wanted, Needed needed) {
        List<Choosing> choices = new ArrayList<>();
        for (Dimension dimension : OFFERED) {
            choices.add(of(wanted, needed, dimension));
        }
        choices.add(owners(wanted, needed));
        return choices;
    }

    /** Returns the filters in force that no choice holds, so that a form does not lose them. */
    static List<String> others(Wanted wanted) {
        List<String> others = new ArrayList<>();
        wanted.where().forEach((dimension, values) -> values.stream()
                .skip(OFFERED.contains(dimension) ? 1 : 0)
                .forEach(value -> others.add(dimension.word() + ":" + value)));
        wanted.suppliers().forEach(supplier -> others.add("supplier:" + supplier));
        return others;
    }

    /** Returns all filters in force, each with the address of the same view without it. */
    Map<String, Address> chips(BoardQuestion question) {
        Map<String, Address> chips = new LinkedHashMap<>(Conditions.of(question.parameters(), question.first()));
        String owner = question.wanted().owner();
        for (String name : List.of("owner", "q", "state", "overdue", "soon", BoardQuestion.SECTION)) {
            for (String value : question.parameters().all(name)) {
                String said =
                        value.equals(owner) ? directory.textOf(List.of(value)).getOrDefault(value, value) : value;
                chips.put(
                        (name.equals("q") ? "called" : name) + ":" + said,
                        question.first().without(name, value));
            }
        }
        return chips;
    }

    private Choosing of(Wanted wanted, Needed needed, Dimension dimension) {
        String chosen = wanted.where().getOrDefault(dimension, Set.of()).stream()
                .findFirst()
                .orElse(null);
        Map<String, Long> values = new LinkedHashMap<>(needed.values(dimension));
        if (chosen != null) {
            values.putIfAbsent(chosen, 0L);
        }
        List<ChoiceOption> options = new ArrayList<>();
        values.forEach((value, count) -> options.add(new ChoiceOption(
                dimension.word() + ":" + value,
                (value.isEmpty() ? "unknown" : value) + " (" + Words.grouped(count) + ")",
                value.equals(chosen))));
        return new Choosing(dimension.word().replace('-', ' '), "where", options);
    }

    private Choosing owners(Wanted wanted, Needed needed) {
        List<String> owners = new ArrayList<>(needed.owners());
        if (wanted.owner() != null && !owners.contains(wanted.owner())) {
            owners.add(wanted.owner());
        }
        Map<String, String> names = directory.textOf(owners);
        List<ChoiceOption> options = owners.stream()
                .map(owner -> new ChoiceOption(owner, names.getOrDefault(owner, owner), owner.equals(wanted.owner())))
                .sorted(Comparator.comparing(ChoiceOption::says))
                .toList();
        return new Choosing("owner", "owner", options);
    }
}
