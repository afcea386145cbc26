package dev.engagement.shared.health;

import dev.engagement.shared.health.Lookout.Seen;
import java.time.Clock;
import java.time.Instant;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Reports whether the database answers, and when it last did. Replaces Spring Boot's indicator, which blocks for ever on a hung database.
 */
@Component("dbHealthIndicator")
public class DatabaseHealth implements HealthIndicator {
    private final Lookout<Integer> database;

    public DatabaseHealth(JdbcTemplate jdbc, Clock clock) {
        this.database = new Lookout<>(() -> jdbc.queryForObject("select 1", Integer.class), clock);
    }

    @Override
    public Health health() {
        Seen<Integer> seen = database.look();
        Instant answered = seen.at();
        Health.Builder health =
                seen.fault() == null ? Health.up() : Health.down().withDetail("fault", seen.fault());
        return answered == null
                ? health.build()
                : health.withDetail("lastAnswer", answered.toString()).build();
    }
}
