package dev.engagement.documents.mapping;

import dev.engagement.events.InvalidField;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Locale;

/** A format of times. Reading throws a {@link DateTimeException} if a text does not have it. */
@FunctionalInterface
interface TimeFormat {
    /** Returns the instant with its zone, or a wall clock's time or day. */
    TemporalAccessor read(String text);

    /** Returns this form with a zone for texts that name none. */
    default TimeFormat in(ZoneId zone) {
        return text -> switch (read(text)) {
            case LocalDate day -> day.atStartOfDay(zone).withFixedOffsetZone();
            case LocalDateTime wallClock -> wallClock.atZone(zone).withFixedOffsetZone();
            case TemporalAccessor exact -> exact;
        };
    }

    /** Times as in {@code 2016-02-29T01:16:00+01:00}, with a blank for the T, without seconds or offset, or with a zone's name. */
    TimeFormat ISO = of(new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("uuuu-MM-dd['T'][' '][HH:mm[:ss]]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[' '][XXX][XX][X]['['VV']'][' '][z]")
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT));

    TimeFormat EPOCH_SECONDS = of(new DateTimeFormatterBuilder()
            .appendValue(ChronoField.INSTANT_SECONDS)
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC));

    TimeFormat EPOCH_MILLISECONDS = of(new DateTimeFormatterBuilder()
            .appendValue(ChronoField.INSTANT_SECONDS, 1, 16, SignStyle.NOT_NEGATIVE)
            .appendValue(ChronoField.MILLI_OF_SECOND, 3)
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC));

    /** Whole seconds, milliseconds, microseconds or nanoseconds since 1970: the unit by which the time lies before the year 5138. */
    TimeFormat EPOCH = TimeFormat::epoch;

    /** Days since 1899-12-30 of a wall clock, as spreadsheets count them from March 1900 on. */
    TimeFormat EXCEL_DAYS = TimeFormat::excelDays;

    private static TemporalAccessor epoch(String text) {
        try {
            long number = Long.parseLong(text);
            if (number < 0) {
                throw new DateTimeException("before 1970");
            }
            long perSecond = 1;
            while (number / perSecond >= 100_000_000_000L) {
                perSecond *= 1_000;
            }
            long nanos = number % perSecond * (1_000_000_000L / perSecond);
            return Instant.ofEpochSecond(number / perSecond, nanos).atZone(ZoneOffset.UTC);
        } catch (NumberFormatException none) {
            throw new DateTimeException("no number", none);
        }
    }

    private static TimeFormat of(DateTimeFormatter format) {
        return text -> format.parseBest(
                text,
                ZonedDateTime::from,
                LocalDateTime::from,
                day -> LocalDate.from(day).atStartOfDay(ZoneId.from(day)),
                LocalDate::from);
    }

    private static TemporalAccessor excelDays(String text) {
        try {
            BigDecimal days = new BigDecimal(text);
            if (text.length() > 30 || days.signum() < 0 || days.compareTo(BigDecimal.valueOf(2_958_466)) >= 0) {
                throw new DateTimeException("no number of days");
            }
            long millis = days.multiply(BigDecimal.valueOf(86_400_000))
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
            return LocalDate.of(1899, 12, 30).atStartOfDay().plus(millis, ChronoUnit.MILLIS);
        } catch (NumberFormatException none) {
            throw new DateTimeException("no number", none);
        }
    }

    /** Returns the format of a name or pattern; names of months and weekdays are those of the language. */
    static TimeFormat named(String path, String format, Locale language) {
        if (format.length() > LogBounds.PATTERN) {
            throw new InvalidField(path, "may have at most " + LogBounds.PATTERN + " characters");
        }
        return switch (format) {
            case "iso-8601" -> ISO;
            case "epoch-seconds" -> EPOCH_SECONDS;
            case "epoch-milliseconds" -> EPOCH_MILLISECONDS;
            case "epoch" -> EPOCH;
            case "excel-days" -> EXCEL_DAYS;
            default -> pattern(path, format, language);
        };
    }

    private static TimeFormat pattern(String path, String pattern, Locale language) {
        try {
            return of(new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(withYears(pattern))
                    .toFormatter(language)
                    .withResolverStyle(ResolverStyle.STRICT));
        } catch (IllegalArgumentException invalid) {
            throw new InvalidField(
                    path,
                    "must be a pattern, as in dd-MM-yyyy HH:mm, or one of iso-8601, epoch,"
                            + " epoch-seconds, epoch-milliseconds, excel-days");
        }
    }

    /** Returns the pattern with plain years: {@code y} would need an era, which no file has. Quoted text stays. */
    private static String withYears(String pattern) {
        StringBuilder years = new StringBuilder();
        boolean quoted = false;
        for (char letter : pattern.toCharArray()) {
            quoted ^= letter == '\'';
            years.append(letter == 'y' && !quoted ? 'u' : letter);
        }
        return years.toString();
    }

    /** Returns the language of a tag, as in {@code de}. */
    static Locale language(String path, String tag) {
        Locale language = Locale.forLanguageTag(tag);
        if (language.getLanguage().isEmpty()
                || Arrays.stream(Locale.getAvailableLocales())
                        .noneMatch(one -> one.getLanguage().equals(language.getLanguage()))) {
            throw new InvalidField(path, "must be a language, as in de or pt-BR");
        }
        return language;
    }
}
