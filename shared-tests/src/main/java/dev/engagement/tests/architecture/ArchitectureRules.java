package dev.engagement.tests.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callCodeUnitWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The rules of every module: data flows one way, and the rules of the domain are pure. */
public final class ArchitectureRules {
    private final String module;
    private final String root;
    private final JavaClasses classes;

    /** Imports the main classes of a module, whose packages all lie below {@code root}. */
    public ArchitectureRules(String module, String root) {
        this.module = module;
        this.root = root;
        this.classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
    }

    /** Checks the rules that no module is exempt from; {@code clocks} are the classes that may ask for the time. */
    public void hold(String... clocks) {
        assertThat(Flow.against(Flow.documented(module), Flow.of(classes, root)))
                .as("arrows of %s against the lists in docs/architecture.md", module)
                .isEmpty();
        slices().matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(classes);
        assertThat(classes.stream()
                        .map(JavaClass::getPackage)
                        .distinct()
                        .filter(one -> !one.isAnnotatedWith(NullMarked.class))
                        .map(JavaPackage::getName))
                .as("packages without a package-info that marks them")
                .isEmpty();
        noClasses()
                .that(DescribedPredicate.not(named(Set.of(clocks))))
                .should(callCodeUnitWhere(
                        DescribedPredicate.describe("it asks for the time", ArchitectureRules::asksForTheTime)))
                .check(classes);
    }

    /** Checks that those packages use only the JDK's core, themselves and the named packages. */
    public void pure(List<String> packages, String... also) {
        String[] seen = Stream.of(
                        packages.stream().map(this::full), Stream.of(also), Stream.of("java..", "org.jspecify.."))
                .flatMap(one -> one)
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAnyPackage(all(packages))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(seen)
                .check(classes);
        noClasses()
                .that()
                .resideInAnyPackage(all(packages))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "java.net.http..", "java.util.logging..")
                .check(classes);
    }

    /** Checks that no class outside of those packages uses these libraries. */
    public void importers(List<String> packages, String... libraries) {
        noClasses()
                .that()
                .resideOutsideOfPackages(all(packages))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .check(classes);
    }

    private String[] all(List<String> packages) {
        return packages.stream().map(this::full).toArray(String[]::new);
    }

    private String full(String name) {
        return name.isEmpty() ? root : root + "." + name;
    }

    private static DescribedPredicate<JavaClass> named(Set<String> simpleNames) {
        return DescribedPredicate.describe("named " + simpleNames, one -> simpleNames.contains(one.getSimpleName()));
    }

    private static boolean asksForTheTime(JavaAccess<?> call) {
        String owner = call.getTargetOwner().getFullName();
        String name = call.getName();
        return switch (owner) {
            case "java.time.Clock" -> name.startsWith("system") || name.startsWith("tick");
            case "java.lang.System" -> name.equals("currentTimeMillis") || name.equals("nanoTime");
            case "java.util.Date", "java.util.GregorianCalendar" ->
                name.equals("<init>") && parameters(call).isEmpty();
            case "java.util.Calendar" -> name.equals("getInstance");
            default ->
                owner.startsWith("java.time.")
                        && name.equals("now")
                        && !parameters(call).contains(Clock.class.getName());
        };
    }

    private static List<String> parameters(JavaAccess<?> call) {
        return call.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
                ? target.getRawParameterTypes().stream()
                        .map(JavaClass::getFullName)
                        .toList()
                : Arrays.asList();
    }
}
