package dev.engagement.reporting.warnings.sending;

import dev.engagement.documents.subscriptions.Subscription;
import dev.engagement.reporting.readings.Target;
import dev.engagement.reporting.warnings.Warning;
import dev.engagement.reporting.warnings.outbox.GivenWarning;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends warnings about an invented request, so that somebody sees whether they arrive. They are not kept. */
@Component
public class Trials {
    private static final String REQUEST = "trial:1";

    private final Ways ways;
    private final Clock clock;

    Trials(Ways ways, Clock clock) {
        this.ways = ways;
        this.clock = clock;
    }

    /** The result of a trial at one recipient; {@code problem} is null if it arrived. */
    public record TrialResult(
            String recipient, String result, @Nullable String problem) {}

    public List<TrialResult> send(Subscription subscription) throws InterruptedException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        GivenWarning trial = new GivenWarning(
                UUID.randomUUID().toString().replace("-", ""),
                now,
                new Warning(
                        subscription.name(),
                        REQUEST,
                        Target.PROMISE,
                        now.plus(30, ChronoUnit.MINUTES),
                        "trial",
                        now,
                        "open",
                        "medium",
                        null,
                        null));
        List<TrialResult> results = new ArrayList<>();
        for (String recipient : subscription.recipients()) {
            results.add(result(trial, recipient));
        }
        return results;
    }

    private TrialResult result(GivenWarning trial, String recipient) throws InterruptedException {
        try {
            ways.send(trial, recipient);
            return new TrialResult(recipient, "sent", null);
        } catch (Undelivered failure) {
            return new TrialResult(recipient, "undelivered", failure.reason());
        }
    }
}
