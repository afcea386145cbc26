package dev.engagement.documents;

import dev.engagement.events.Catalogue;
import dev.engagement.events.Charter;
import dev.engagement.events.CharterDocument;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Data of entries and charters at the edges of what may be: seeded, so that each finding can be seen again. */
final class Extremes {
    private static final List<String> INSTANTS = List.of(
            "2026-03-27T15:30:00Z",
            "2026-03-27T16:30:00.123456789+01:00",
            "1970-01-01T00:00:00Z",
            "1969-12-31T23:59:59.999999Z",
            "1970-01-01T00:00:00+18:00",
            "1900-01-01T00:00:00Z",
            "9999-12-31T23:59:59.999999999Z",
            "9999-12-31T23:59:59-18:00",
            "9999-12-31T23:59:59.9999999+00:00",
            "0000-01-01T00:00:00Z",
            "2026-02-30T00:00:00Z",
            "2026-03-27T24:00:00Z",
            "2026-03-27t15:30:00z",
            "+10000-01-01T00:00:00Z");
    private static final List<String> DURATIONS = List.of(
            "PT1H",
            "P1D",
            "PT0S",
            "PT-1S",
            "PT0.000000001S",
            "PT87600H",
            "PT87600H0.000000001S",
            "P3650D",
            "PT2562047788015215H30M7.999999999S",
            "-PT1H",
            "P1DT24H",
            "pt5m",
            "PT1.5S",
            "P10675199DT2H");
    private static final List<Object> NUMBERS = List.of(
            0,
            1,
            -1,
            5,
            50,
            100,
            101,
            Integer.MAX_VALUE,
            Integer.MIN_VALUE,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            new BigInteger("9223372036854775808"),
            new BigDecimal("1e-40"),
            new BigDecimal("1e-41"),
            new BigDecimal("1E+40"),
            new BigDecimal("1E+41"),
            new BigDecimal("4.99999999999999999999"),
            new BigDecimal("-0.0"),
            new BigDecimal("5.0"),
            new BigDecimal("62.5"),
            new BigDecimal("1e400"),
            new BigDecimal("0.1234567890123456789012345678901234567890"),
            0.1 + 0.2,
            1e-300,
            5e-324,
            1.7e308);
    private static final List<String> TEXTS = List.of(
            "mail",
            " ",
            "",
            "a".repeat(200),
            "a".repeat(201),
            "b".repeat(2_000),
            "b".repeat(2_001),
            "\u0000",
            "\ud83d",
            "\ud83d\ude00",
            "\u2028\u202e",
            "\"\\/\b\f\n\r\t",
            "\uFFFE",
            "jira:NET-130",
            "default",
            "{}",
            "null",
            "ｆｕｌｌ");

    private final Random random;

    Extremes(long seed) {
        this.random = new Random(seed);
    }

    Map<String, Object> data(Catalogue.EntryKind kind) {
        return members(kind.type());
    }

    private Map<String, Object> members(Class<?> record) {
        Map<String, Object> data = new LinkedHashMap<>();
        for (RecordComponent component : record.getRecordComponents()) {
            // An object is seldom right in all its parts, so an entry with many of them leaves some out.
            int absent = component.getType().isRecord() ? 2 : 10;
            Object value = random.nextInt(absent) == 0 ? null : value(component);
            if (value != null) {
                data.put(component.getName(), value);
            }
        }
        return data;
    }

    private @Nullable Object value(RecordComponent component) {
        Class<?> type = component.getType();
        if (random.nextInt(60) == 0) {
            return one(List.<Object>of(List.of(), Map.of(), true, 7, "7"));
        } else if (type == String.class) {
            return random.nextInt(3) > 0 ? usual(component.getName()) : one(TEXTS);
        } else if (type == boolean.class || type == Boolean.class) {
            return random.nextBoolean();
        } else if (type == Instant.class) {
            return random.nextInt(3) == 0
                    ? one(INSTANTS)
                    : Instant.ofEpochSecond(random.nextLong(253_402_300_800L)).toString();
        } else if (type == Duration.class) {
            return random.nextInt(3) == 0
                    ? one(DURATIONS)
                    : Duration.ofMillis(random.nextLong(315_360_000_000L)).toString();
        } else if (Number.class.isAssignableFrom(type)) {
            return number();
        } else if (type == List.class) {
            return list(((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]);
        } else if (type.isEnum()) {
            return one(List.of(type.getEnumConstants())).toString().toLowerCase(Locale.ROOT);
        }
        return members(type);
    }

    private List<Object> list(Type element) {
        if (!(element instanceof Class<?> record) || !record.isRecord()) {
            return List.of(one(List.of("slow", "good", "passed-around", "rude")), one(List.of("silent", 7, "")));
        }
        return random.nextBoolean() ? List.of() : List.of(members(record));
    }

    private String usual(String name) {
        return name.equals("into") ? "jira:NET-" + random.nextInt(1000) : name + random.nextInt(1000);
    }

    private Object number() {
        return random.nextBoolean()
                ? one(NUMBERS)
                : new BigDecimal(new BigInteger(1 + random.nextInt(40), random), random.nextInt(12));
    }

    /** A charter with some of its values replaced by extreme ones. */
    Map<String, Object> charter() {
        Map<String, Object> document = new LinkedHashMap<>(CharterDocument.write(Charter.standard()));
        for (int change = random.nextInt(4); change >= 0; change--) {
            switch (random.nextInt(12)) {
                case 0 -> document.put("effectiveFrom", one(INSTANTS));
                case 1 -> document.put("notice", one(NUMBERS));
                case 2 -> document.put("warn-before", one(DURATIONS));
                case 3 -> document.put("holidays", Map.of("add", days(), "drop", days(), "dates", days()));
                case 4 ->
                    document.put(
                            "zone",
                            one(List.of("Europe/Berlin", "Z", "UTC", "+18:00", "GMT-3", "UT", "Nowhere", "+19:00")));
                case 5 ->
                    document.put(
                            "overrides",
                            List.of(Map.of(
                                    "activity",
                                    one(TEXTS),
                                    "targets",
                                    Map.of("low", Map.of("engage", one(DURATIONS))))));
                case 6 ->
                    document.put(
                            "hours",
                            Map.of(
                                    "mon",
                                    List.of(one(List.of(
                                            "09:00-17:00",
                                            "00:00-24:00",
                                            "22:00-06:00",
                                            "23:59-23:58",
                                            "24:00-01:00")))));
                case 7 -> {
                    document.put("charter", "unit");
                    document.put(
                            "for",
                            Map.of(
                                    one(List.of("team", "service", "business-unit", "floor")),
                                    List.of(one(TEXTS)),
                                    "location",
                                    texts()));
                }
                case 8 ->
                    document.put(
                            "services",
                            List.of(Map.of(
                                    "service",
                                    one(TEXTS),
                                    "delivers",
                                    one(TEXTS),
                                    "hours",
                                    one(List.of("always", Map.of("sun", List.of("22:00-06:00")), Map.of())),
                                    "holidays",
                                    Map.of("add", days(), "dates", days()),
                                    "targets",
                                    Map.of("high", Map.of("own", one(DURATIONS))))));
                case 9 -> {
                    document.put("purpose", one(TEXTS));
                    document.put("priorities", one(TEXTS));
                    document.put("values", texts());
                    document.put("signatories", texts());
                }
                case 10 -> {
                    document.put("attainment", Map.of("pace", one(NUMBERS), "promise", one(NUMBERS)));
                    document.put(
                            "obligations",
                            List.of(
                                    Map.of("supplier", one(TEXTS), "answer-within", one(DURATIONS)),
                                    Map.of("waited-on", one(List.of("other", "it")), "answer-within", "PT1H")));
                }
                default ->
                    document.put(
                            "benchmarks",
                            List.of(Map.of("measure", one(TEXTS), "name", one(TEXTS), "p50", one(DURATIONS))));
            }
        }
        return document;
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            texts.add(one(TEXTS));
        }
        return texts;
    }

    private List<String> days() {
        List<String> days = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            days.add(one(List.of(
                    "2026-12-24",
                    "2024-02-29",
                    "2026-02-29",
                    "9999-12-31",
                    "+10000-01-01",
                    "-0001-01-01",
                    "1900-01-01",
                    "+999999999-12-31")));
        }
        return days;
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
