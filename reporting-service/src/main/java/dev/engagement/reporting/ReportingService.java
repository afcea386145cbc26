package dev.engagement.reporting;

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
import org.springframework.scheduling.annotation.EnableScheduling;

/** The reporting service: reads the Kafka topics and answers with figures. */
@SpringBootApplication
@EnableScheduling
@Import({Doors.class, AccessSetup.class, DatabaseHealth.class, TracesSetup.class})
public class ReportingService {
    public static void main(String[] args) {
        SpringApplication.run(ReportingService.class, args);
    }

    /** The only clock; every other class receives this one. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Operations operations() {
        return ReportingRoles.OPERATIONS;
    }
}
