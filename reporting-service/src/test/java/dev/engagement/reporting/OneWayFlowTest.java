package dev.engagement.reporting;

import dev.engagement.tests.architecture.ArchitectureRules;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Kafka → feed → history → factors (pure) → readings → metrics | board, and never the other way. */
class OneWayFlowTest {
    private static final ArchitectureRules RULES =
            new ArchitectureRules("reporting-service", "dev.engagement.reporting");

    @Test
    void data_flows_one_way() {
        RULES.hold("ReportingService");
    }

    @Test
    void a_story_needs_nothing_but_java_and_the_entries() {
        RULES.pure(
                List.of("calendar", "factors..", "measures", "report", "page.words", "page.picture"),
                "dev.engagement.events..",
                "javax.xml.stream");
        RULES.pure(List.of("calendar"), "dev.engagement.events..");
        RULES.pure(
                List.of("warnings"),
                "dev.engagement.events..",
                "dev.engagement.documents.subscriptions..",
                "dev.engagement.reporting.factors..",
                "dev.engagement.reporting.readings");
        RULES.pure(List.of("factors..", "calendar"), "dev.engagement.events..");
    }

    @Test
    void libraries_have_named_importers() {
        RULES.importers(List.of(), "io.opentelemetry..");
        RULES.importers(List.of("feed", "warnings.sending"), "org.apache.kafka..", "org.springframework.kafka..");
        RULES.importers(List.of("metrics"), "io.micrometer..");
        RULES.importers(List.of("warnings.sending"), "jakarta.mail..", "org.springframework.mail..");
        RULES.importers(List.of("login"), "org.springframework.security..", "org.springframework.session..");
        RULES.importers(
                List.of(
                        "feed",
                        "history",
                        "charters",
                        "directory",
                        "readings",
                        "jobs",
                        "export.parquet",
                        "warnings.outbox",
                        "customer.links",
                        "customer.asking"),
                "java.sql..",
                "javax.sql..",
                "org.springframework.jdbc..");
        RULES.importers(
                List.of(
                        "parameters",
                        "scorecards",
                        "comparison",
                        "board",
                        "jobs",
                        "export.door",
                        "login",
                        "page..",
                        "warnings.door",
                        "customer.door",
                        "customer.pages"),
                "org.springframework.web..",
                "jakarta.servlet..");
    }
}
