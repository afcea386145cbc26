package dev.engagement.reporting;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** Data flows one way, and the rules are pure. */
@AnalyzeClasses(packages = "dev.engagement.reporting", importOptions = ImportOption.DoNotIncludeTests.class)
class OneWayFlowTest {
    private static final String HERE = "dev.engagement.reporting";
    private static final String[] PURE = {
        HERE + ".calendar",
        HERE + ".factors..",
        HERE + ".measures",
        HERE + ".report",
        HERE + ".page.words",
        HERE + ".page.picture"
    };

    @ArchTest
    static final ArchRule what_a_story_says_needs_nothing_but_java_and_the_entries = classes()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(with(PURE, "java..", "org.jspecify..", "dev.engagement.events.."));

    @ArchTest
    static final ArchRule hours_need_no_factors = onlySee("calendar");

    @ArchTest
    static final ArchRule factors_see_hours = onlySee("factors..", "calendar");

    @ArchTest
    static final ArchRule the_feed_is_where_it_begins = onlySee("feed");

    @ArchTest
    static final ArchRule history_sees_the_feed = onlySee("history", "feed");

    @ArchTest
    static final ArchRule charters_see_the_feed = onlySee("charters", "feed", "calendar", "factors..");

    @ArchTest
    static final ArchRule the_directory_sees_the_feed = onlySee("directory", "feed");

    @ArchTest
    static final ArchRule readings_see_history_and_measures =
            onlySee("readings", "feed", "history", "charters", "calendar", "factors..", "measures");

    @ArchTest
    static final ArchRule metrics_see_readings =
            onlySee("metrics", "feed", "readings", "calendar", "factors..", "measures");

    @ArchTest
    static final ArchRule the_board_sees_history_and_readings =
            onlySee("board", "door", "feed", "history", "readings", "calendar", "factors..", "measures");

    @ArchTest
    static final ArchRule replays_see_neither_readings_nor_metrics_nor_anything_that_writes =
            onlySee("replay", "history", "feed", "calendar", "factors..", "measures", "report");

    @ArchTest
    static final ArchRule jobs_keep_what_replays_report = onlySee(
            "jobs", "door", "replay", "history", "feed", "calendar", "factors..", "measures", "report", "report.door");

    @ArchTest
    static final ArchRule exports_write_what_history_and_reports_say =
            onlySee("export", "history", "feed", "factors..", "measures", "report.door", "report", "calendar");

    @ArchTest
    static final ArchRule only_one_door_sees_parquet = noClasses()
            .that()
            .resideOutsideOfPackages(HERE + ".export.parquet", HERE + ".export.door")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(HERE + ".export.parquet");

    @ArchTest
    static final ArchRule nothing_sees_exports = noClasses()
            .that()
            .resideOutsideOfPackage(HERE + ".export..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(HERE + ".export..");

    @ArchTest
    static final ArchRule nothing_sees_the_page = noClasses()
            .that()
            .resideOutsideOfPackage(HERE + ".page..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(HERE + ".page..");

    @ArchTest
    static final ArchRule the_measures_of_a_factor_do_not_see_those_of_another =
            slices().matching(HERE + ".factors.(*)").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule only_the_feed_knows_kafka =
            importedBy("feed", "org.apache.kafka..", "org.springframework.kafka..");

    @ArchTest
    static final ArchRule only_metrics_knows_micrometer = importedBy("metrics", "io.micrometer..");

    @ArchTest
    static final ArchRule only_these_know_sql = noClasses()
            .that()
            .resideOutsideOfPackages(
                    HERE + ".feed",
                    HERE + ".history",
                    HERE + ".charters",
                    HERE + ".directory",
                    HERE + ".readings",
                    HERE + ".jobs",
                    HERE + ".export.parquet")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..");

    @ArchTest
    static final ArchRule only_doors_know_http = noClasses()
            .that()
            .resideOutsideOfPackages(
                    HERE + ".door",
                    HERE + ".report.door",
                    HERE + ".board",
                    HERE + ".jobs",
                    HERE + ".export.door",
                    HERE + ".login",
                    HERE + ".page..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.web..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule only_logins_know_how_people_sign_in = importedBy("login", "org.springframework.security..");

    @ArchTest
    static final ArchRule logins_see_nothing_else = onlySee("login");

    @ArchTest
    static final ArchRule no_packages_in_a_circle =
            slices().matching(HERE + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nobody_asks_for_the_time = noClasses()
            .should(callMethodWhere(DescribedPredicate.<JavaMethodCall>describe(
                    "reading the time past the clock",
                    call -> (call.getTargetOwner().getPackageName().equals("java.time")
                                    && call.getName().equals("now")
                                    && !call.getTarget().getRawParameterTypes().stream()
                                            .anyMatch(type -> type.isEquivalentTo(Clock.class)))
                            || (call.getTargetOwner().isEquivalentTo(System.class)
                                    && List.of("currentTimeMillis", "nanoTime").contains(call.getName())))));

    @ArchTest
    static void every_package_says_what_it_is_for(JavaClasses all) {
        List<String> silent = all.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(one -> !one.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .toList();

        assertThat(silent).isEmpty();
    }

    private static String[] with(String[] some, String... more) {
        String[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    /** Of this service's own packages, those of {@code layer} see themselves and these alone. */
    private static ArchRule onlySee(String layer, String... others) {
        DescribedPredicate<JavaClass> foreign = resideInAnyPackage(HERE + "..")
                .and(DescribedPredicate.not(resideInAnyPackage(Arrays.stream(with(others, layer))
                        .map(name -> HERE + "." + name)
                        .toArray(String[]::new))));
        return noClasses().that().resideInAPackage(HERE + "." + layer).should().dependOnClassesThat(foreign);
    }

    private static ArchRule importedBy(String layer, String... library) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(HERE + "." + layer)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library);
    }
}
