package dev.engagement.service.publish;

import dev.engagement.service.publish.PublicationState.PublishedSoFar;
import dev.engagement.shared.health.Lookout.Seen;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Reports whether publishing moves on, and which entries are set aside. Intake works without publishing, so readiness reports a stall but
 * stays up.
 */
@Component
class PublicationHealthIndicator implements HealthIndicator {
    private final PublicationState publication;

    PublicationHealthIndicator(PublicationState publication) {
        this.publication = publication;
    }

    @Override
    public Health health() {
        Seen<PublishedSoFar> seen = publication.look();
        Health.Builder health = publication.isStalled(seen) ? Health.status("STALLED") : Health.up();
        health.withDetail("lastProgress", publication.lastProgress(seen).toString());
        PublishedSoFar state = seen.value();
        if (state != null) {
            if (state.oldestWaiting() != null) {
                health.withDetail("oldestWaiting", state.oldestWaiting().toString());
            }
            if (state.setAside() > 0) {
                health.withDetail("setAside", state.setAside());
            }
            if (state.epoch() > 0) {
                health.withDetail("timesTheBrokerLostRecords", state.epoch());
            }
        }
        if (seen.fault() != null) {
            health.withDetail("fault", seen.fault());
        }
        return health.build();
    }
}
