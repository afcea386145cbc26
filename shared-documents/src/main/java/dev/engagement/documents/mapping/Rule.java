package dev.engagement.documents.mapping;

import dev.engagement.events.Catalogue;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** A rule for a row. */
sealed interface Rule {
    Condition when();

    /** Returns the rule, and those within it. */
    default Stream<Rule> withInner() {
        return this instanceof FirstRuleOf(Condition any, List<Rule> inner)
                ? Stream.concat(Stream.of(this), inner.stream().flatMap(Rule::withInner))
                : Stream.of(this);
    }

    /** Returns the names of the columns that the rule itself reads. */
    default Stream<String> columns() {
        return this instanceof Tell tell
                ? Stream.of(
                                when().columns(),
                                tell.time().columns().stream(),
                                tell.data().values().stream().flatMap(Value::columns))
                        .flatMap(Function.identity())
                : when().columns();
    }

    /**
     * A rule that makes an entry.
     *
     * @param place the rule's place in the mapping, as in {@code 3.1}; part of the message's id
     * @param time when it happened
     */
    record Tell(String place, Condition when, Catalogue.EntryKind kind, Moment time, Map<String, Value> data)
            implements Rule {}

    /** The first of several rules that applies. */
    record FirstRuleOf(Condition when, List<Rule> rules) implements Rule {}
}
