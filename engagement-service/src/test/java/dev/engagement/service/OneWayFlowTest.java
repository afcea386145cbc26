package dev.engagement.service;

import dev.engagement.tests.architecture.ArchitectureRules;
import java.util.List;
import org.junit.jupiter.api.Test;

/** tool → intake → request | charter (pure) → record → axon → PostgreSQL → publish → Kafka, and never the other way. */
class OneWayFlowTest {
    private static final ArchitectureRules RULES =
            new ArchitectureRules("engagement-service", "dev.engagement.service");

    @Test
    void data_flows_one_way() {
        RULES.hold("EngagementService", "Lanes");
    }

    @Test
    void the_rules_are_pure() {
        RULES.pure(List.of("request"), "dev.engagement.events..");
        RULES.pure(List.of("charter"), "dev.engagement.events..");
    }

    @Test
    void translators_are_pure_and_see_only_what_they_share() {
        RULES.pure(
                List.of(
                        "intake.webhooks",
                        "intake.webhooks.freshdesk",
                        "intake.webhooks.gitea",
                        "intake.webhooks.github",
                        "intake.webhooks.gitlab",
                        "intake.webhooks.jira",
                        "intake.webhooks.mapped",
                        "intake.webhooks.pagerduty",
                        "intake.webhooks.servicenow",
                        "intake.webhooks.standard",
                        "intake.webhooks.zammad",
                        "intake.webhooks.zendesk"),
                "javax.crypto..",
                "dev.engagement.events..",
                "dev.engagement.documents..",
                "dev.engagement.service.intake",
                "dev.engagement.service.intake.deliveries");
    }

    @Test
    void libraries_have_named_importers() {
        RULES.importers(List.of(), "io.opentelemetry..");
        RULES.importers(List.of("axon"), "org.axonframework..");
        RULES.importers(List.of("publish"), "org.apache.kafka..", "org.springframework.kafka..", "io.cloudevents..");
        RULES.importers(
                List.of(
                        "intake.events",
                        "intake.webhooks.inbox",
                        "intake.quarantine",
                        "intake.imports",
                        "intake.people",
                        "charter.door",
                        "benchmark.door",
                        "publish.door"),
                "org.springframework.web..",
                "org.springframework.http..",
                "jakarta.servlet..");
        RULES.importers(
                List.of(
                        "axon",
                        "record",
                        "publish",
                        "intake.coverage",
                        "intake.deliveries",
                        "intake.directory",
                        "intake.webhooks.inbox",
                        "intake.quarantine",
                        "intake.imports",
                        "past"),
                "java.sql..",
                "javax.sql..",
                "org.springframework.jdbc..");
        RULES.importers(
                List.of(
                        "intake",
                        "intake.coverage",
                        "intake.events",
                        "intake.quarantine",
                        "intake.webhooks.inbox",
                        "publish"),
                "io.micrometer..");
    }
}
