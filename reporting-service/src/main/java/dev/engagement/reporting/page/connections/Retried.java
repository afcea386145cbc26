package dev.engagement.reporting.page.connections;

import dev.engagement.reporting.page.Address;
import dev.engagement.reporting.page.commandside.CommandSide.CommandAnswer;
import dev.engagement.reporting.page.connections.CommandAnswers.KeptDelivery;
import dev.engagement.reporting.parameters.Parameters;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A delivery that a reader had read again. */
record Retried(long delivery, Outcome outcome) {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    /** The result of reading it again. */
    enum Outcome {
        RECORDED,
        QUARANTINED,
        /** It is not decided yet. */
        WAITING,
        /** It was not in quarantine any more. */
        GONE,
        REFUSED,
        /** The command service gave no answer. */
        UNKNOWN;

        private final String word = name().toLowerCase(Locale.ROOT);

        static Outcome of(CommandAnswer said) {
            return switch (said.status()) {
                case 202 ->
                    named(Objects.requireNonNullElse(CommandAnswers.retry(said).outcome(), WAITING.word));
                case 401, 403 -> REFUSED;
                case 404 -> GONE;
                default -> UNKNOWN;
            };
        }

        private static Outcome named(String word) {
            return Parameters.named("outcome", word, values(), outcome -> outcome.word);
        }
    }

    /** Returns the view's parameters for it; null if they name none. */
    static @Nullable Retried of(Parameters parameters) {
        String delivery = parameters.one("retried");
        if (delivery == null) {
            return null;
        }
        if (!NUMBER.matcher(delivery).matches()) {
            throw Parameters.invalid("retried", "must be the number of a delivery");
        }
        return new Retried(
                Long.parseLong(delivery),
                Outcome.named(Objects.requireNonNullElse(parameters.one("outcome"), Outcome.WAITING.word)));
    }

    /** Returns the view that says what became of it. */
    Address address() {
        return Address.of("/connections")
                .and("retried", String.valueOf(delivery))
                .and("outcome", outcome.word);
    }

    /**
     * Returns what became of it, in words.
     *
     * @param now the delivery as the quarantine has it by now; null if it has left it
     */
    String says(@Nullable KeptDelivery now) {
        String it = "Delivery " + delivery;
        return switch (outcome) {
            case REFUSED -> it + " was not read again: that takes a key or a sign-in with the role for it.";
            case UNKNOWN ->
                "Whether delivery " + delivery + " is read again is unknown: the command service did not answer.";
            case GONE -> it + " was no longer in quarantine.";
            case RECORDED, WAITING, QUARANTINED ->
                now != null || outcome == Outcome.QUARANTINED
                        ? it + " was read again, and is still in quarantine" + reason(now)
                        : outcome == Outcome.RECORDED
                                ? it + " was read again, and all that it tells is recorded."
                                : it + " is being read again. If it cannot be recorded, it comes back to this list.";
        };
    }

    private static String reason(@Nullable KeptDelivery kept) {
        return kept == null ? "." : ": " + kept.trouble() + ": " + kept.reason();
    }
}
