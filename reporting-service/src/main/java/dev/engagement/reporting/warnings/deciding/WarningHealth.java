package dev.engagement.reporting.warnings.deciding;

import dev.engagement.reporting.warnings.subscriptions.Subscriptions;
import dev.engagement.reporting.warnings.subscriptions.Subscriptions.ReadSubscriptions;
import dev.engagement.shared.health.Lookout;
import dev.engagement.shared.health.Lookout.Seen;
import java.time.Clock;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Reports whether warnings can be decided, and mistakes in subscriptions. Mistakes leave it up: the other subscriptions count. */
@Component("warningsHealthIndicator")
class WarningHealth implements HealthIndicator {
    private final Lookout<ReadSubscriptions> lookout;
    private final WarningRounds rounds;

    WarningHealth(Subscriptions subscriptions, WarningRounds rounds, Clock clock) {
        this.lookout = new Lookout<>(subscriptions::look, clock);
        this.rounds = rounds;
    }

    @Override
    public Health health() {
        Seen<ReadSubscriptions> seen = lookout.look();
        String fault = seen.fault() == null ? rounds.fault() : seen.fault();
        Health.Builder health = fault == null ? Health.up() : Health.down().withDetail("fault", fault);
        ReadSubscriptions found = seen.value();
        if (found != null) {
            health.withDetail("subscriptions", found.subscriptions().size());
            if (!found.mistakes().isEmpty()) {
                health.withDetail("mistakes", found.mistakes());
            }
        }
        return health.build();
    }
}
