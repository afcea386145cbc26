package dev.engagement.reporting.customer.pages;

import dev.engagement.documents.ReadableText;
import dev.engagement.events.Experience.ExperienceRated;
import dev.engagement.events.Experience.Rating;
import dev.engagement.events.Experience.RatingReason;
import dev.engagement.events.InvalidField;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A rating as somebody fills it in.
 *
 * @param score how satisfied they are; null: not said, as in all other fields
 * @param ease how easy it was for them
 * @param usability how easy what they got is to use
 * @param lost the working time that they lost, as an ISO 8601 duration
 */
public record RateForm(
        @Nullable String score,
        @Nullable String ease,
        @Nullable String usability,
        @Nullable String lost,
        List<String> reasons,
        @Nullable String comment) {
    private static final int BEST = 5;
    private static final int LONGEST = 2_000;

    static RateForm read(HttpServletRequest request) {
        String[] reasons = request.getParameterValues("reason");
        return new RateForm(
                one(request, "score"),
                one(request, "ease"),
                one(request, "usability"),
                one(request, "lost"),
                reasons == null ? List.of() : List.of(reasons),
                one(request, "comment"));
    }

    static @Nullable String one(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** Returns the entry; an {@link InvalidField} says what is wrong. */
    ExperienceRated entry() {
        return new ExperienceRated(
                rating("score", score),
                rating("ease", ease),
                rating("usability", usability),
                duration(),
                reasons.isEmpty()
                        ? null
                        : reasons.stream().map(RateForm::reason).toList(),
                text("comment", comment));
    }

    private static @Nullable Rating rating(String field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("[1-" + BEST + "]")) {
            throw new InvalidField(field, "must be a number from 1 to " + BEST);
        }
        return new Rating(new BigDecimal(text), BigDecimal.ONE, BigDecimal.valueOf(BEST));
    }

    private @Nullable Duration duration() {
        try {
            return lost == null ? null : Duration.parse(lost);
        } catch (DateTimeParseException | ArithmeticException unreadable) {
            throw new InvalidField("lost", "must be a duration, as in PT1H");
        }
    }

    private static RatingReason reason(String word) {
        return Arrays.stream(RatingReason.values())
                .filter(reason -> word(reason).equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidField("reason", "is not one of those on the page"));
    }

    /** Returns a reason's name in the form. */
    static String word(RatingReason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }

    /** Returns a text that may be stored; refuses a longer one. */
    static @Nullable String text(String field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text.length() > LONGEST) {
            throw new InvalidField(field, "must have at most " + LONGEST + " characters");
        }
        String fault = ReadableText.fault(text);
        if (fault != null) {
            throw new InvalidField(field, fault);
        }
        return text;
    }

    /** Returns the reasons that may be chosen, each with its words on the page. */
    static List<RateReason> choices() {
        List<RateReason> choices = new ArrayList<>();
        for (RatingReason reason : RatingReason.values()) {
            choices.add(new RateReason(
                    word(reason),
                    switch (reason) {
                        case SLOW -> "It took too long";
                        case SILENT -> "I heard nothing";
                        case PASSED_AROUND -> "I was passed around";
                        case NOT_SOLVED -> "It is not solved";
                        case HARD_TO_USE -> "It is hard to use";
                        case UNFRIENDLY -> "It was unfriendly";
                        case GOOD -> "It went well";
                    }));
        }
        return choices;
    }

    /** A reason that may be chosen. */
    public record RateReason(String word, String says) {}
}
