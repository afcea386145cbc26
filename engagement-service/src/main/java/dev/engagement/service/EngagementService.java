package dev.engagement.service;

import dev.engagement.shared.access.AccessSetup;
import dev.engagement.shared.access.Operations;
import dev.engagement.shared.doors.Doors;
import dev.engagement.shared.health.DatabaseHealth;
import dev.engagement.shared.traces.TracesSetup;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The command service: receives, records and publishes entries. */
@SpringBootApplication
@Import({Doors.class, AccessSetup.class, DatabaseHealth.class, TracesSetup.class})
public class EngagementService {
    public static void main(String[] args) {
        prepare();
        SpringApplication.run(EngagementService.class, args);
    }

    /** Switches off Axon's update checker, which would send data to its vendor. */
    public static void prepare() {
        System.setProperty("axoniq.update-checker.disabled", "true");
        System.setProperty("disable-axoniq-console-message", "true");
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Operations operations() {
        return CommandRoles.OPERATIONS;
    }
}
