package dev.engagement.events;

import static dev.engagement.events.CharterValues.duration;
import static dev.engagement.events.CharterValues.list;
import static dev.engagement.events.CharterValues.number;
import static dev.engagement.events.CharterValues.string;

import dev.engagement.events.Pace.WaitingOn;
import dev.engagement.events.Pact.Attained;
import dev.engagement.events.Pact.Obligation;
import dev.engagement.events.Pact.PromisedService;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the members of a charter document that the second edition added. */
final class PactReader {
    /** The names of these members. */
    static final List<String> NAMES =
            List.of("for", "signatories", "purpose", "values", "services", "priorities", "attainment", "obligations");

    private final CharterValues values;
    private final CharterReader charters;

    PactReader(CharterValues values, CharterReader charters) {
        this.values = values;
        this.charters = charters;
    }

    Pact read(Map<String, ?> document) {
        return new Pact(
                scope(document.get("for")),
                list("signatories", document.get("signatories"), CharterValues::string),
                text("purpose", document),
                list("values", document.get("values"), CharterValues::string),
                list("services", document.get("services"), this::service),
                text("priorities", document),
                attainment(document.get("attainment")),
                list("obligations", document.get("obligations"), this::obligation));
    }

    private static @Nullable String text(String name, Map<String, ?> members) {
        Object given = members.get(name);
        return given == null ? null : string(name, given);
    }

    /** Reads {@code for}. Refuses an unknown dimension always: a program that passed over it would judge others' requests. */
    private static Scope scope(@Nullable Object given) {
        String[] words = words(ScopeDimension.values(), ScopeDimension::word);
        Map<String, ?> members = new CharterValues(true).table("for", given, words);
        if (given != null && members.isEmpty()) {
            throw new InvalidField("for", "must name at least one of " + String.join(", ", words));
        }
        Map<ScopeDimension, List<String>> accepted = new EnumMap<>(ScopeDimension.class);
        for (ScopeDimension dimension : ScopeDimension.values()) {
            String path = "for." + dimension.word();
            if (members.containsKey(dimension.word())) {
                Object named = Require.present(path, members.get(dimension.word()));
                accepted.put(dimension, list(path, named, CharterValues::string));
            }
        }
        return new Scope(accepted);
    }

    private PromisedService service(String path, Object given) {
        Map<String, ?> service = values.table(path, given, "service", "delivers", "hours", "holidays", "targets");
        Object hours = service.get("hours");
        Object holidays = service.get("holidays");
        return CharterReader.within(
                path,
                () -> new PromisedService(
                        string("service", service.get("service")),
                        text("delivers", service),
                        hours == null ? null : charters.hours(hours),
                        holidays == null ? null : charters.holidays(holidays),
                        values.levels("targets", service.get("targets"), charters::targets)));
    }

    private Map<Attained, Double> attainment(@Nullable Object given) {
        Map<String, ?> members = values.table("attainment", given, words(Attained.values(), Attained::word));
        Map<Attained, Double> shares = new EnumMap<>(Attained.class);
        for (Attained target : Attained.values()) {
            Object share = members.get(target.word());
            if (share != null) {
                shares.put(target, number("attainment." + target.word(), share, 0));
            }
        }
        return shares;
    }

    private Obligation obligation(String path, Object given) {
        Map<String, ?> obligation = values.table(path, given, "waited-on", "supplier", "answer-within");
        Object party = obligation.get("waited-on");
        return CharterReader.within(path, () -> {
            Duration within =
                    duration("answer-within", Require.present("answer-within", obligation.get("answer-within")));
            return new Obligation(party == null ? null : party(party), text("supplier", obligation), within);
        });
    }

    private static WaitingOn party(Object given) {
        return Stream.of(WaitingOn.values())
                .filter(party -> PlainValues.word(party).equals(given))
                .findFirst()
                .orElseThrow(() -> new InvalidField(
                        "waited-on",
                        "must be one of " + String.join(", ", words(WaitingOn.values(), PlainValues::word))));
    }

    private interface Named<T> {
        String word(T value);
    }

    private static <T> String[] words(T[] values, Named<T> named) {
        return Arrays.stream(values).map(named::word).toArray(String[]::new);
    }
}
