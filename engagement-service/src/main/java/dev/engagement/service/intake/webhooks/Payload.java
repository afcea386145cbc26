package dev.engagement.service.intake.webhooks;

import dev.engagement.events.InvalidField;
import dev.engagement.service.intake.Json;
import dev.engagement.service.intake.deliveries.Delivery;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tool's JSON, read by paths as in {@code issue.fields.summary}; an absent value, or one of another form, is null. */
public record Payload(@Nullable Object value) {
    private static final int KEY = 200;
    private static final int TEXT = 2_000;

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** {@code 2019-02-15T19:11:18.321-0800}, {@code 2017-12-10 16:37:38 UTC}, and what RFC 3339 allows. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[' ']['UTC'][XXX][XX][X]")
            .parseDefaulting(java.time.temporal.ChronoField.OFFSET_SECONDS, 0)
            .toFormatter(Locale.ROOT);

    /** Reads the body as JSON, or as a form that wraps it in a parameter {@code payload}. */
    public static Payload of(Delivery delivery) {
        String type = delivery.header("content-type");
        if (type != null && type.startsWith("application/x-www-form-urlencoded")) {
            return new Payload(Json.parse(form(new String(delivery.body(), StandardCharsets.UTF_8))));
        }
        return new Payload(Json.parse(delivery.body()));
    }

    private static byte[] form(String body) {
        for (String parameter : body.split("&")) {
            if (parameter.startsWith("payload=")) {
                try {
                    return URLDecoder.decode(parameter.substring(8), StandardCharsets.UTF_8)
                            .getBytes(StandardCharsets.UTF_8);
                } catch (IllegalArgumentException broken) {
                    throw new InvalidField("payload", "has a broken percent-encoding");
                }
            }
        }
        throw new InvalidField("payload", "is required in a form");
    }

    public Payload at(String path) {
        Object found = value;
        for (String step : path.split("\\.")) {
            found = found instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return new Payload(found);
    }

    public boolean has(String path) {
        return at(path).value != null;
    }

    /** Returns whether the field is present and null. */
    public boolean isNull(String field) {
        return value instanceof Map<?, ?> map && map.containsKey(field) && map.get(field) == null;
    }

    /** Returns a string or number as text, without spaces around it; null if it is blank. */
    public @Nullable String text(String path) {
        Object found = at(path).value;
        if (!(found instanceof String) && !(found instanceof Number)) {
            return null;
        }
        String text = found.toString().strip();
        return text.isEmpty() ? null : text;
    }

    public String required(String path) {
        String text = text(path);
        if (text == null) {
            throw new InvalidField(path, "is required, a string or number");
        }
        return text;
    }

    /** Returns a text, shortened for a key, a person or a dimension's value. */
    public @Nullable String key(String path) {
        return cut(text(path), KEY);
    }

    /** Returns the first of several keys that is present. */
    public @Nullable String firstKey(String... paths) {
        for (String path : paths) {
            String key = key(path);
            if (key != null) {
                return key;
            }
        }
        return null;
    }

    /** Returns a text, shortened for a title or an address. */
    public @Nullable String free(String path) {
        return cut(text(path), TEXT);
    }

    private static @Nullable String cut(@Nullable String text, int longest) {
        if (text == null || text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end).strip();
    }

    public boolean isTrue(String path) {
        Object found = at(path).value;
        return Boolean.TRUE.equals(found) || "true".equals(found);
    }

    public boolean isFalse(String path) {
        Object found = at(path).value;
        return Boolean.FALSE.equals(found) || "false".equals(found);
    }

    public List<Payload> items(String path) {
        return at(path).value instanceof List<?> list
                ? list.stream().map(Payload::new).toList()
                : List.of();
    }

    /** Returns an instant: milliseconds since 1970, or a date and time; without an offset it is in UTC. */
    public @Nullable Instant optionalTime(String path) {
        Object found = at(path).value;
        try {
            Instant time =
                    switch (found) {
                        case Integer millis -> Instant.ofEpochMilli(millis);
                        case Long millis -> Instant.ofEpochMilli(millis);
                        case String text
                        when !text.isBlank() ->
                            OffsetDateTime.parse(text.strip(), TIME).toInstant().truncatedTo(ChronoUnit.MICROS);
                        case null, default -> null;
                    };
            if (time != null && (time.isBefore(FIRST) || time.isAfter(LAST))) {
                throw new DateTimeException("no time that a database holds");
            }
            return time;
        } catch (DateTimeException | ArithmeticException unreadable) {
            throw new InvalidField(path, "must be a date and time");
        }
    }

    public Instant time(String path) {
        Instant time = optionalTime(path);
        if (time == null) {
            throw new InvalidField(path, "is required, a date and time");
        }
        return time;
    }
}
