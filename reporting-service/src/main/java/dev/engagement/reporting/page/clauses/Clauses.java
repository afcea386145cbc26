package dev.engagement.reporting.page.clauses;

import dev.engagement.events.ActivityTargets;
import dev.engagement.events.Charter;
import dev.engagement.events.Charter.Targets;
import dev.engagement.events.CharterBenchmark;
import dev.engagement.events.Level;
import dev.engagement.events.Pact.Attained;
import dev.engagement.events.Pact.Obligation;
import dev.engagement.events.Pact.PromisedService;
import dev.engagement.reporting.page.words.Words;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a charter out in words, so that nobody has to know its document; versions are compared clause by clause. */
public final class Clauses {
    private final Charter charter;
    private final List<Clause> all = new ArrayList<>();

    private Clauses(Charter charter) {
        this.charter = charter;
    }

    /** Returns all clauses, those about everybody first. */
    public static List<Clause> of(Charter charter) {
        return new Clauses(charter).read();
    }

    private List<Clause> read() {
        judged();
        hours();
        targets();
        services();
        charter.pact().obligations().forEach(this::obligation);
        charter.pact()
                .attainment()
                .forEach((target, share) -> add("Shares promised", says(target), "in " + Words.percent(share)));
        urgency();
        news();
        charter.benchmarks().forEach(this::benchmark);
        return all;
    }

    private void judged() {
        List<String> parts = new ArrayList<>();
        charter.pact()
                .scope()
                .accepted()
                .forEach((dimension, values) ->
                        parts.add(dimension.word().replace('-', ' ') + " " + String.join(" or ", values)));
        add("Agreement", "judges", judges(parts));
        add("Agreement", "purpose", charter.pact().purpose());
        for (int i = 0; i < charter.pact().values().size(); i++) {
            add("Agreement", "value " + (i + 1), charter.pact().values().get(i));
        }
        add("Agreement", "priorities", charter.pact().priorities());
        add("Agreement", "signed by", String.join(" and ", charter.pact().signatories()));
    }

    private String judges(List<String> parts) {
        if (!parts.isEmpty()) {
            return "requests of " + String.join(", and of ", parts);
        }
        return charter.canJudge()
                ? "all requests that no other charter judges"
                : "nothing: it answers what-if questions only";
    }

    private void hours() {
        add("Working time", "hours", HoursWords.of(charter.hours()));
        add("Working time", "holidays", HoursWords.of(charter.holidays()));
        add(
                "Working time",
                "zone",
                charter.zone().equals(ZoneOffset.UTC) ? "UTC" : charter.zone().getId());
    }

    private void targets() {
        for (Level level : Level.values()) {
            Targets row = charter.targets().get(level);
            add("Targets", word(level), row == null ? null : says(row));
        }
        for (ActivityTargets override : charter.overrides()) {
            levels("Targets", override.activity(), override.targets());
        }
    }

    private void services() {
        for (PromisedService service : charter.pact().services()) {
            String name = service.service();
            int said = all.size();
            add("Services", name, service.delivers());
            add("Services", name + ", hours", service.hours() == null ? null : HoursWords.of(service.hours()));
            add("Services", name + ", holidays", service.holidays() == null ? null : HoursWords.of(service.holidays()));
            levels("Services", name, service.targets());
            if (all.size() == said) {
                add("Services", name, "as all others");
            }
        }
    }

    private void levels(String topic, String what, Map<Level, Targets> targets) {
        for (Level level : Level.values()) {
            Targets row = targets.get(level);
            add(topic, what + ", " + word(level), row == null ? null : says(row));
        }
    }

    private void obligation(Obligation obligation) {
        String who = obligation.supplier() != null
                ? "the supplier " + obligation.supplier()
                : switch (Objects.requireNonNull(obligation.waitedOn())) {
                    case CUSTOMER -> "customers";
                    case SUPPLIER -> "suppliers";
                    case APPROVAL -> "those who approve";
                    case OTHER -> "others";
                };
        add("Obligations", who, "answer within " + time(obligation.answerWithin()) + " of working time");
    }

    private void urgency() {
        for (Level impact : Level.values()) {
            List<String> row = new ArrayList<>();
            for (Level priority : Level.values()) {
                charter.urgency(priority, impact).ifPresent(urgency -> row.add(word(urgency)));
            }
            add("Urgency", "impact " + word(impact), String.join(", ", row));
        }
    }

    private void news() {
        add(
                "Warnings",
                "bad news is in time",
                Words.percent(charter.notice()) + " of the promised time before its end");
        add("Warnings", "warned", time(charter.warnBefore()) + " before a target is missed");
    }

    private void benchmark(CharterBenchmark benchmark) {
        List<String> parts = new ArrayList<>();
        if (benchmark.p50() != null) {
            parts.add("half within " + time(benchmark.p50()));
        }
        if (benchmark.p90() != null) {
            parts.add("nine in ten within " + time(benchmark.p90()));
        }
        String urgency = benchmark.urgency() == null ? "" : ", " + word(benchmark.urgency());
        add(
                "Others reach",
                benchmark.name() + ", " + Words.measure(benchmark.measure()) + urgency,
                String.join(", ", parts));
    }

    /** Returns limits of working time in words. */
    static String says(Targets targets) {
        List<String> parts = new ArrayList<>();
        limit(parts, "somebody's attention within ", targets.engage());
        limit(parts, "an owner within ", targets.own());
        limit(parts, "news every ", targets.updateEvery());
        limit(parts, "resolved within ", targets.resolve());
        return String.join(", ", parts);
    }

    public static String says(Attained target) {
        return switch (target) {
            case ENGAGE -> "attention in time";
            case OWN -> "an owner in time";
            case PACE -> "news in time all along";
            case RESOLVE -> "resolved in time";
            case PROMISE -> "promises kept";
        };
    }

    private static void limit(List<String> parts, String says, @Nullable Duration limit) {
        if (limit != null) {
            parts.add(says + time(limit));
        }
    }

    private static String time(Duration duration) {
        return Words.work((double) duration.toSeconds());
    }

    private static String word(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    private void add(String topic, String what, @Nullable String says) {
        if (says != null && !says.isEmpty()) {
            all.add(new Clause(topic, what, says));
        }
    }
}
