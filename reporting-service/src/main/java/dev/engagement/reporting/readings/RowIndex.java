package dev.engagement.reporting.readings;

import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.JudgingOrder;
import dev.engagement.reporting.factors.urgency.LaterEngaged;
import dev.engagement.reporting.factors.urgency.Wait;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows by what questions ask for, so that a narrow one looks at few of them. For one thread at a time; what it returns stays as it is, but
 * for rows that are stored again: each is told as a whole, older or newer.
 */
final class RowIndex {
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<Dimension, Map<String, Places>> byValue = new EnumMap<>(Dimension.class);
    private final WaitColumns waits = new WaitColumns();
    private final InOrder byOpening = new InOrder(place -> row(place).opened());
    private final LifeChanges lives = new LifeChanges();
    private @Nullable KeptRow[] rows = new @Nullable KeptRow[16];

    /** Rows whose figures must be folded, or held only later than when they came here. */
    private final BitSet isToCome = new BitSet();

    /** Rows that take these places once the readings of now answer. */
    private final Map<Integer, KeptRow> next = new HashMap<>();

    private final BitSet open = new BitSet();
    /** The open ones; null if they have changed. */
    private KeptRow @Nullable [] openRows;

    private @Nullable JudgingOrder charters;
    /** Rows whose figures may not hold for each question of the present under these charters. */
    private BitSet odd = new BitSet();

    /**
     * The rows that may belong to a cohort.
     *
     * @param plain their figures hold, unless they were stored after the question began
     * @param odd all others
     */
    record Chosen(KeptRow[] plain, KeptRow[] odd) {
        int size() {
            return plain.length + odd.length;
        }
    }

    int size() {
        return places.size();
    }

    /** Returns what of their lives has changed after the change of a number. */
    LifeChange livesSince(long number) {
        return lives.since(number);
    }

    /**
     * Adds a row, or replaces an older one.
     *
     * @param now the present, in microseconds
     */
    void put(KeptRow row, long now) {
        next.remove(places.get(row.subject()));
        replace(row, now);
    }

    /** Lets what a row was before answer, with the needs of now. */
    void putBefore(KeptRow before, long now) {
        Integer place = places.get(before.subject());
        if (place != null) {
            KeptRow row = next.computeIfAbsent(place, this::row);
            replace(before.standingAs(row), now);
        }
    }

    /** Lets the readings of now answer. */
    void answerByNow(long now) {
        next.values().forEach(row -> replace(row, now));
        next.clear();
    }

    private void replace(KeptRow row, long now) {
        int place = places.computeIfAbsent(row.subject(), any -> places.size());
        if (place == rows.length) {
            rows = Arrays.copyOf(rows, 2 * place);
        }
        KeptRow before = rows[place];
        rows[place] = row;
        if (before == null || before.opened() != row.opened()) {
            byOpening.add(place);
        }
        lives.note(before, row);
        waits.put(place, row);
        for (Dimension dimension : Dimension.values()) {
            String value = value(row, dimension);
            if (before == null || !value.equals(value(before, dimension))) {
                byValue.computeIfAbsent(dimension, any -> new HashMap<>())
                        .computeIfAbsent(value, any -> new Places())
                        .add(place);
            }
        }
        open.set(place, row.standing() != null);
        openRows = null;
        isToCome.set(place, !row.isValid(now));
        odd.set(place, isToCome.get(place) || charters == null || !row.isJudged(charters));
    }

    /** The empty string stands for unknown, as in filters. */
    private static String value(KeptRow row, Dimension dimension) {
        return row.dimensions().getOrDefault(dimension, "");
    }

    private KeptRow row(int place) {
        KeptRow row = rows[place];
        if (row == null) {
            throw new IllegalStateException("no row at " + place);
        }
        return row;
    }

    private void judgeBy(JudgingOrder asked) {
        if (asked.equals(charters)) {
            return;
        }
        charters = asked;
        for (int place = 0; place < size(); place++) {
            odd.set(place, isToCome.get(place) || !row(place).isJudged(asked));
        }
    }

    /** Returns the rows of all open requests. */
    KeptRow[] open() {
        KeptRow[] found = openRows;
        if (found == null) {
            found = rows(open);
            openRows = found;
        }
        return found;
    }

    /** Returns the rows that may belong to a cohort, and some that do not. */
    Chosen chosen(Cohort cohort, long from, long to) {
        BitSet found = plain(cohort, from, to);
        return new Chosen(rows(found), rows(odd));
    }

    /** Returns how many rows of a cohort have figures that hold, at most, but for the few odd ones among them. */
    int size(Cohort cohort, long from, long to) {
        judgeBy(cohort.charters());
        return Math.min(size() - odd.cardinality(), Math.min(byOpening.count(from, to), count(fewest(cohort))));
    }

    private KeptRow[] rows(BitSet some) {
        return some.stream().mapToObj(this::row).toArray(KeptRow[]::new);
    }

    private BitSet plain(Cohort cohort, long from, long to) {
        judgeBy(cohort.charters());
        BitSet found = new BitSet(size());
        Map<Dimension, Set<String>> fewest = fewest(cohort);
        if (byOpening.count(from, to) < count(fewest)) {
            byOpening.each(from, to, found::set);
        } else if (fewest.isEmpty()) {
            found.set(0, size());
        } else {
            each(fewest, found::set);
        }
        found.andNot(odd);
        return found;
    }

    /** Returns the filter that accepts fewest rows; none if there is no filter. */
    private Map<Dimension, Set<String>> fewest(Cohort cohort) {
        Map<Dimension, Set<String>> fewest = Map.of();
        for (Map<Dimension, Set<String>> filters : List.of(cohort.scope().where(), cohort.where())) {
            for (Map.Entry<Dimension, Set<String>> filter : filters.entrySet()) {
                Map<Dimension, Set<String>> one = Map.of(filter.getKey(), filter.getValue());
                fewest = count(one) < count(fewest) ? one : fewest;
            }
        }
        return fewest;
    }

    private int count(Map<Dimension, Set<String>> filter) {
        if (filter.isEmpty()) {
            return size();
        }
        return filter.entrySet().stream()
                .flatMap(one -> one.getValue().stream().map(value -> places(one.getKey(), value)))
                .mapToInt(Places::size)
                .sum();
    }

    private void each(Map<Dimension, Set<String>> filter, IntConsumer reader) {
        filter.forEach((dimension, values) -> {
            for (String value : values) {
                places(dimension, value).each(reader);
            }
        });
    }

    private Places places(Dimension dimension, String value) {
        return byValue.getOrDefault(dimension, Map.of()).getOrDefault(value, Places.NONE);
    }

    /**
     * Passes on the waits of rows beside a cohort, opened in its span, that overtook some of its waits, or may have.
     *
     * @param at the present, in microseconds
     * @return the count of all others that overtook one that goes on
     */
    LaterEngaged overtakers(Cohort cohort, long from, long to, long at, List<Wait> overtaken, Consumer<Wait> reader) {
        BitSet own = plain(cohort, from, to);
        IntStream.of(own.stream().toArray())
                .filter(place -> !row(place).isAccepted(cohort))
                .forEach(own::clear);
        Set<String> queues = overtaken.stream().map(Wait::queue).collect(Collectors.toSet());
        for (KeptRow row : rows(odd)) {
            if (queues.contains(row.queue())
                    && row.isValid(at)
                    && row.isJudged(cohort.charters())
                    && row.opened() >= from
                    && row.opened() < to
                    && !row.isAccepted(cohort)) {
                reader.accept(row.waited());
            }
        }
        return waits.overtakers(
                overtaken,
                from,
                to,
                place -> !odd.get(place) && !own.get(place),
                place -> reader.accept(row(place).waited()));
    }
}
