package dev.engagement.reporting.warnings.door;

import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import dev.engagement.documents.subscriptions.Subscription;
import dev.engagement.reporting.warnings.sending.Trials;
import dev.engagement.reporting.warnings.sending.Trials.TrialResult;
import dev.engagement.reporting.warnings.subscriptions.Subscriptions;
import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/subscriptions/{name}/trial}: sends a trial to a subscription's recipients, once and at once. */
@RestController
class TrialDoor {
    private final Subscriptions subscriptions;
    private final Trials trials;

    TrialDoor(Subscriptions subscriptions, Trials trials) {
        this.subscriptions = subscriptions;
        this.trials = trials;
    }

    /** The result of a trial at each recipient; the topic has none. */
    private record TrialAnswer(String subscription, List<TrialResult> recipients) {}

    @PostMapping("/v1/subscriptions/{name}/trial")
    TrialAnswer send(@PathVariable String name) throws InterruptedException {
        Subscription subscription = subscriptions.find(name).orElseThrow(() -> refused(name));
        return new TrialAnswer(name, trials.send(subscription));
    }

    private Refused refused(String name) {
        String mistake = subscriptions.look().mistakes().get(name);
        return mistake == null
                ? new Refused(new Problem(
                        "unknown-subscription",
                        404,
                        "Unknown subscription",
                        "There is no subscription \"" + name + "\" in the folder of subscriptions.",
                        "name"))
                : new Refused(new Problem(
                        "invalid-subscription", 409, "The subscription is not valid", mistake + ".", "name"));
    }
}
