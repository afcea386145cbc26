package dev.engagement.documents.subscriptions;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A wish to be warned, or to have requesters asked for a rating.
 *
 * @param name that of its file
 * @param where the accepted values by dimension; one that is missing accepts all
 * @param targets the names of the targets
 * @param at the steps; empty: the charter's {@code warn-before}
 * @param to the recipients; the topic has every warning in any case
 * @param ask if requesters are to be asked; null: a wish to be warned
 */
public record Subscription(
        String name,
        Map<String, Set<String>> where,
        Set<String> targets,
        List<WarningStep> at,
        List<Recipient> to,
        @Nullable AskRule ask) {
    /** The names of the targets that have a deadline. */
    public static final List<String> TARGETS = List.of("engage", "own", "pace", "resolve", "promise");

    /**
     * A wish to ask after a resolution.
     *
     * @param pause how long after it
     */
    public record AskRule(Duration pause) {
        public static final Duration LONGEST = Duration.ofDays(7);
    }

    /** Creates a wish to be warned. */
    public Subscription(
            String name,
            Map<String, Set<String>> where,
            Set<String> targets,
            List<WarningStep> at,
            List<Recipient> to) {
        this(name, where, targets, at, to, null);
    }

    public Subscription {
        where = Map.copyOf(where);
        targets = Set.copyOf(targets);
        at = List.copyOf(at);
        to = List.copyOf(to);
    }

    /** Returns the rules by which it chooses what to warn of, in one line; the same rules give the same line. */
    public String rules() {
        Map<String, List<String>> chosen = new TreeMap<>();
        where.forEach((dimension, values) ->
                chosen.put(dimension, values.stream().sorted().toList()));
        return chosen + " " + targets.stream().sorted().toList() + " "
                + at.stream().map(WarningStep::word).sorted().collect(Collectors.joining(", ", "[", "]"))
                + (ask == null ? "" : " ask " + ask.pause());
    }

    /** Returns the names of the recipients: kind and place in the file, as in {@code webhook 1}. */
    public List<String> recipients() {
        return IntStream.range(0, to.size())
                .mapToObj(place -> to.get(place).kind() + " " + (place + 1))
                .toList();
    }
}
