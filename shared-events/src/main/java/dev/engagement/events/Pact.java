package dev.engagement.events;

import dev.engagement.events.Charter.Holidays;
import dev.engagement.events.Charter.Targets;
import dev.engagement.events.Charter.WeeklyHours;
import dev.engagement.events.Pace.WaitingOn;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Agreements that the second edition of the charter added. A charter of the first edition has {@link #NONE}.
 *
 * @param scope which requests the charter judges; {@link Scope#ALL} without {@code for}
 * @param signatories who must sign before the version is in force; none: it is in force as published
 * @param purpose a text, shown as it is
 * @param values texts, shown as they are
 * @param services the services that are promised
 * @param priorities how work is ranked, in words
 * @param attainment the share of its targets that IT promises to meet, 0 to 1
 * @param obligations how soon others must answer
 */
public record Pact(
        Scope scope,
        List<String> signatories,
        @Nullable String purpose,
        List<String> values,
        List<PromisedService> services,
        @Nullable String priorities,
        Map<Attained, Double> attainment,
        List<Obligation> obligations) {
    public static final Pact NONE =
            new Pact(Scope.ALL, List.of(), null, List.of(), List.of(), null, Map.of(), List.of());

    /** A kind of target whose attainment is promised. */
    public enum Attained {
        ENGAGE,
        OWN,
        PACE,
        RESOLVE,
        PROMISE;

        /** The name in a charter. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A service that is promised.
     *
     * @param service its name, as requests have it
     * @param delivers a text, shown as it is
     * @param hours its own; null: see {@link #weeklyHours}
     * @param holidays its own; null: see {@link #closedOn}
     * @param targets its own limits, which win over all others
     */
    public record PromisedService(
            String service,
            @Nullable String delivers,
            @Nullable WeeklyHours hours,
            @Nullable Holidays holidays,
            Map<Level, Targets> targets) {
        public PromisedService {
            service = Require.key("service", service);
            delivers = Require.optionalText("delivers", delivers);
            targets = Map.copyOf(targets);
            LevelTables.refuseEmptyRows(targets);
        }

        /** Returns when the service is worked on: at its own hours, else the charter's. */
        WeeklyHours weeklyHours(Charter charter) {
            return hours != null ? hours : charter.hours();
        }

        /** Returns when it is not: on its own holidays, else the charter's; a service with {@code hours: always} alone never closes. */
        Holidays closedOn(Charter charter) {
            if (holidays != null) {
                return holidays;
            }
            return hours != null && hours.always() ? Holidays.NONE : charter.holidays();
        }

        /** Returns the same service with other holidays of its own. */
        public PromisedService withHolidays(Holidays other) {
            return new PromisedService(service, delivers, hours, other, targets);
        }
    }

    /**
     * A limit of service time for others, while IT waits for them.
     *
     * @param waitedOn the party that it binds; null if it binds one supplier
     * @param supplier the supplier that it binds; null if it binds a party
     */
    public record Obligation(
            @Nullable WaitingOn waitedOn, @Nullable String supplier, Duration answerWithin) {
        public Obligation {
            Require.anyOf("waited-on, supplier", waitedOn, supplier);
            if (waitedOn != null && supplier != null) {
                throw new InvalidField("supplier", "must be absent where waited-on says whom the obligation binds");
            }
            supplier = Require.optionalKey("supplier", supplier);
            answerWithin = Require.target("answer-within", answerWithin);
        }
    }

    public Pact {
        signatories = Require.distinct("signatories", signatories);
        purpose = Require.optionalText("purpose", purpose);
        values = Require.texts("values", values);
        services = List.copyOf(services);
        priorities = Require.optionalText("priorities", priorities);
        Map<Attained, Double> shares = new EnumMap<>(Attained.class);
        shares.putAll(attainment);
        attainment = Collections.unmodifiableMap(shares);
        obligations = List.copyOf(obligations);
        attainment.forEach((target, share) -> Require.share("attainment." + target.word(), share));
        Require.refuseRepeats(
                "services[%d].service",
                services.stream().map(PromisedService::service).toList());
        Require.refuseRepeats(
                "obligations[%d]",
                obligations.stream()
                        .map(one -> one.supplier() == null ? one.waitedOn() : one.supplier())
                        .toList());
    }

    /** Returns the promise about a service; empty if there is none. */
    public Optional<PromisedService> service(@Nullable String name) {
        return services.stream().filter(one -> one.service().equals(name)).findFirst();
    }

    /** Returns the same pact with other services. */
    public Pact withServices(List<PromisedService> others) {
        return new Pact(scope, signatories, purpose, values, others, priorities, attainment, obligations);
    }
}
