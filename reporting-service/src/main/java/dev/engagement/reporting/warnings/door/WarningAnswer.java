package dev.engagement.reporting.warnings.door;

import dev.engagement.reporting.warnings.Warning;
import dev.engagement.reporting.warnings.outbox.WarningList.KeptSending;
import dev.engagement.reporting.warnings.outbox.WarningList.ListedWarning;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A warning with what became of it. */
public record WarningAnswer(
        String id,
        String subscription,
        String request,
        String target,
        Instant due,
        String step,
        Instant decidedAt,
        String urgency,
        @Nullable String service,
        @Nullable String team,
        List<SendingAnswer> sendings) {

    /** The result of a warning at one recipient; {@code nextAt} is null once it has ended, {@code endedAt} before. */
    public record SendingAnswer(
            String recipient,
            String result,
            int attempts,
            @Nullable Instant nextAt,
            @Nullable Instant endedAt,
            @Nullable String problem) {
        private static SendingAnswer of(KeptSending kept) {
            return new SendingAnswer(
                    kept.recipient(), kept.result(), kept.attempts(), kept.nextAt(), kept.endedAt(), kept.problem());
        }
    }

    static WarningAnswer of(ListedWarning listed) {
        Warning warning = listed.given().warning();
        return new WarningAnswer(
                listed.given().id(),
                warning.subscription(),
                warning.request(),
                warning.target().word(),
                warning.due(),
                warning.step(),
                listed.given().decidedAt(),
                warning.urgency(),
                warning.service(),
                warning.team(),
                listed.sendings().stream().map(SendingAnswer::of).toList());
    }
}
