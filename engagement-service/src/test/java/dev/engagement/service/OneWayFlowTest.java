package dev.engagement.service;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import java.time.Clock;
import java.time.Instant;

/** tool → intake → request (pure) → axon → PostgreSQL → publish → Kafka, and never the other way. */
@AnalyzeClasses(packages = "dev.engagement.service", importOptions = ImportOption.DoNotIncludeTests.class)
class OneWayFlowTest {
    private static final String HERE = "dev.engagement.service";

    @ArchTest
    static final ArchRule data_flows_one_way = Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("intake")
            .definedBy(HERE + ".intake..")
            .layer("request")
            .definedBy(HERE + ".request")
            .layer("charter")
            .definedBy(HERE + ".charter")
            .layer("charter door")
            .definedBy(HERE + ".charter.door")
            .layer("axon")
            .definedBy(HERE + ".axon")
            .layer("publish")
            .definedBy(HERE + ".publish")
            .layer("publish door")
            .definedBy(HERE + ".publish.door")
            .whereLayer("publish")
            .mayOnlyBeAccessedByLayers("publish door")
            .whereLayer("publish door")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("axon")
            .mayOnlyBeAccessedByLayers("publish")
            .whereLayer("charter")
            .mayOnlyBeAccessedByLayers("charter door", "axon")
            .whereLayer("charter door")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("intake")
            .mayOnlyBeAccessedByLayers("axon");

    @ArchTest
    static final ArchRule the_rules_are_pure = pure("request");

    @ArchTest
    static final ArchRule the_rules_of_charters_are_pure = pure("charter");

    @ArchTest
    static final ArchRule axon_has_one_importer = only("axon", "org.axonframework..");

    @ArchTest
    static final ArchRule kafka_has_one_importer =
            only("publish", "org.apache.kafka..", "org.springframework.kafka..", "io.cloudevents..");

    @ArchTest
    static final ArchRule only_doors_know_spring_mvc = noClasses()
            .that()
            .resideOutsideOfPackages(
                    HERE + ".intake.events",
                    HERE + ".intake.webhooks.inbox",
                    HERE + ".intake.quarantine",
                    HERE + ".intake.imports",
                    HERE + ".intake.people",
                    HERE + ".charter.door",
                    HERE + ".publish.door")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.web..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule jdbc_has_named_importers = noClasses()
            .that()
            .resideOutsideOfPackages(
                    HERE + ".axon",
                    HERE + ".publish",
                    HERE + ".intake.directory",
                    HERE + ".intake.webhooks.inbox",
                    HERE + ".intake.quarantine",
                    HERE + ".intake.imports")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..");

    @ArchTest
    static final ArchRule micrometer_has_named_importers = noClasses()
            .that()
            .resideOutsideOfPackages(
                    HERE + ".intake", HERE + ".intake.quarantine", HERE + ".intake.webhooks.inbox", HERE + ".publish")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micrometer..");

    @ArchTest
    static final ArchRule nobody_asks_for_the_time = noClasses()
            .that()
            .doNotHaveSimpleName("EngagementService")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule tools_are_read_by_pure_translators = classes()
            .that()
            .resideInAPackage(HERE + ".intake.webhooks..")
            .and()
            .resideOutsideOfPackage(HERE + ".intake.webhooks.inbox")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.crypto..",
                    "org.jspecify..",
                    "dev.engagement.events",
                    "dev.engagement.web",
                    "dev.engagement.mapping",
                    HERE + ".intake",
                    HERE + ".intake.quarantine",
                    HERE + ".intake.webhooks..");

    @ArchTest
    static final ArchRule translators_do_not_see_each_other = slices().matching(HERE + ".intake.webhooks.(*)")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                    com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                            HERE + ".intake.webhooks.inbox"),
                    com.tngtech.archunit.base.DescribedPredicate.alwaysTrue());

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching(HERE + ".(*)..").should().beFreeOfCycles();

    private static ArchRule pure(String layer) {
        return classes()
                .that()
                .resideInAPackage(HERE + "." + layer)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "dev.engagement.events", HERE + "." + layer);
    }

    private static ArchRule only(String importer, String... libraries) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(HERE + "." + importer)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries);
    }
}
