package dev.engagement.reporting.page.suppliers;

import dev.engagement.reporting.page.Address;
import dev.engagement.reporting.page.Conditions;
import dev.engagement.reporting.page.Frames;
import dev.engagement.reporting.page.scorecard.Asking;
import dev.engagement.reporting.page.scorecard.Askings;
import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.parameters.Parameters;
import dev.engagement.reporting.report.SupplierSum;
import dev.engagement.reporting.report.SupplierSums;
import dev.engagement.reporting.report.SupplierSums.NamedSum;
import dev.engagement.reporting.scorecards.Suppliers;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code GET /suppliers}: who is waited for, how long, and what it costs. */
@Controller
class SuppliersPage {
    private static final String NAMELESS = "not named";

    private final Frames frames;
    private final Askings askings;
    private final Suppliers suppliers;

    SuppliersPage(Frames frames, Askings askings, Suppliers suppliers) {
        this.frames = frames;
        this.askings = askings;
        this.suppliers = suppliers;
    }

    /**
     * A supplier, or all of them.
     *
     * @param waiting opens the requests that wait or waited for it and are open; null for the sum
     * @param kept the share of answers in time; a dash if none was due
     * @param decided how many answers that share is of
     */
    public record SupplierRow(
            String name,
            int open,
            @Nullable Address waiting,
            int requests,
            int waits,
            String worked,
            String elapsed,
            String kept,
            int decided,
            String excess,
            int cost) {
        private static SupplierRow of(String name, SupplierSum sum, @Nullable Address waiting) {
            return new SupplierRow(
                    name,
                    sum.waiting(),
                    waiting,
                    sum.requests(),
                    sum.waits(),
                    Words.work(sum.service()),
                    Words.time(sum.elapsed()),
                    Words.percent(sum.answers().rate()),
                    sum.answers().kept() + sum.answers().missed(),
                    Words.work(sum.excess()),
                    sum.cost());
        }
    }

    @GetMapping("/suppliers")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public String suppliers(HttpServletRequest request, Model model) {
        Parameters parameters = Parameters.ofForm(request, Askings.PARAMETERS);
        Asking asking = askings.read(parameters);
        SupplierSums sums = suppliers.of(asking.question().cohort());
        List<NamedSum> each = sums.each();
        model.addAttribute("frame", frames.of("suppliers", "Suppliers", request, parameters));
        model.addAttribute("headline", headline(sums.all(), each, asking.says()));
        model.addAttribute("says", asking.says());
        model.addAttribute("kept", kept(parameters));
        model.addAttribute("where", Conditions.of(parameters, Frames.address(request)));
        model.addAttribute("rows", each.stream().map(SuppliersPage::row).toList());
        model.addAttribute(
                "sum", each.size() < 2 ? null : SupplierRow.of("all, waits at once counted once", sums.all(), null));
        return "suppliers";
    }

    /** Returns what the form has no field for, so that it does not lose it. */
    private static List<Map.Entry<String, String>> kept(Parameters parameters) {
        return Stream.of("where", "known", "happened", "charter")
                .flatMap(name -> parameters.all(name).stream().map(value -> Map.entry(name, value)))
                .toList();
    }

    private static SupplierRow row(NamedSum one) {
        String name = Objects.requireNonNullElse(one.supplier(), "");
        return SupplierRow.of(
                name.isEmpty() ? NAMELESS : name,
                one.sum(),
                Address.of("/board").with("where", "supplier:" + name));
    }

    /** Returns who is waited for, and what it costs. */
    private static String headline(SupplierSum all, List<NamedSum> each, String period) {
        String then = period.substring(0, 1).toLowerCase(Locale.ROOT) + period.substring(1);
        if (all.waits() == 0) {
            return "No request waited for a supplier " + then + ".";
        }
        String cost = all.cost() == 0
                ? "no target was missed for that " + then
                : Words.count(all.cost(), "missed target") + " would have been met " + then
                        + " if every supplier had kept its time";
        return now(all, each) + "; " + cost + ".";
    }

    private static String now(SupplierSum all, List<NamedSum> each) {
        if (all.waiting() == 0) {
            return "No supplier is waited for now";
        }
        String most = each.stream()
                .filter(one -> one.supplier() != null && one.sum().waiting() > 0)
                .max(Comparator.comparingInt(one -> one.sum().waiting()))
                .map(one -> ", " + Words.grouped(one.sum().waiting()) + " of them for " + one.supplier())
                .orElse("");
        return Words.count(all.waiting(), "request") + (all.waiting() == 1 ? " waits" : " wait") + " for a supplier now"
                + most;
    }
}
