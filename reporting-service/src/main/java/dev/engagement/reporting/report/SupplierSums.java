package dev.engagement.reporting.report;

import dev.engagement.reporting.measures.Duties;
import dev.engagement.reporting.measures.Supplied;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Adds up the waits for suppliers. Waits of a request at once count once in the sum, and in full for each. */
public final class SupplierSums {
    private final Map<String, List<Supplied>> each = new HashMap<>();
    private final List<Supplied> all = new ArrayList<>();

    /** A supplier's sum; {@code supplier} is null for those that nobody named. */
    public record NamedSum(@Nullable String supplier, SupplierSum sum) {}

    /** Adds the waits of a request. */
    public void add(Duties duties) {
        duties.suppliers().stream().limit(1).forEach(all::add);
        duties.suppliers().stream().skip(1).forEach(one -> each.computeIfAbsent(
                        Objects.requireNonNullElse(one.supplier(), ""), any -> new ArrayList<>())
                .add(one));
    }

    public SupplierSum all() {
        return sum(all);
    }

    /** Returns the suppliers, those that were waited for longest first. */
    public List<NamedSum> each() {
        return each.entrySet().stream()
                .map(one -> new NamedSum(one.getKey().isEmpty() ? null : one.getKey(), sum(one.getValue())))
                .sorted(Comparator.<NamedSum>comparingDouble(one -> -one.sum().service())
                        .thenComparing(one -> Objects.requireNonNullElse(one.supplier(), "")))
                .toList();
    }

    /** Adds up in order of size, so that the order of arrival makes no difference, not even in the last bit. */
    private static SupplierSum sum(List<Supplied> some) {
        SupplierSum sum = SupplierSum.NONE;
        for (Supplied one : some.stream()
                .sorted(Comparator.comparingDouble(Supplied::service)
                        .thenComparingDouble(Supplied::elapsed)
                        .thenComparingDouble(Supplied::excess))
                .toList()) {
            sum = sum.with(one);
        }
        return sum;
    }
}
