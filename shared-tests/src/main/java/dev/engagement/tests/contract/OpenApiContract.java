package dev.engagement.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The rules that every service's OpenAPI document keeps. */
public abstract class OpenApiContract {
    private static final Document PRESENT = Document.resource("static/openapi.yaml");

    private final String doors;
    private final Document frozen;

    /**
     * Creates the contract for one service.
     *
     * @param doors the package above all its controllers
     * @param frozen the document of the last release, on the class path
     */
    protected OpenApiContract(String doors, String frozen) {
        this.doors = doors;
        this.frozen = Document.resource(frozen);
    }

    @Test
    void every_operation_is_documented_and_every_documented_one_is_there() {
        assertThat(new OpenApi(PRESENT).operations().keySet()).isEqualTo(operations());
    }

    @Test
    void nothing_that_clients_rely_on_has_changed() {
        assertThat(Growth.breaks(frozen, PRESENT)).isEmpty();
    }

    /** Returns the roles that may call each operation, by the service's own table. */
    protected abstract Map<String, Set<String>> roles();

    @Test
    void the_roles_that_open_an_operation_are_those_that_are_documented() {
        Map<String, Set<String>> documented = new TreeMap<>();
        new OpenApi(PRESENT)
                .operations()
                .forEach((operation, roles) -> documented.put(operation, new TreeSet<>(roles)));
        Map<String, Set<String>> decided = new TreeMap<>(roles());
        decided.keySet().retainAll(documented.keySet());

        assertThat(decided).isEqualTo(documented);
    }

    private Set<String> operations() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        Set<String> operations = new TreeSet<>();
        for (BeanDefinition door : scanner.findCandidateComponents(doors)) {
            Class<?> type = ClassUtils.resolveClassName(String.valueOf(door.getBeanClassName()), null);
            Arrays.stream(type.getDeclaredMethods())
                    .flatMap(OpenApiContract::operations)
                    .forEach(operations::add);
        }
        return operations;
    }

    private static Stream<String> operations(Method method) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        return mapping == null
                ? Stream.empty()
                : Arrays.stream(mapping.method())
                        .flatMap(verb -> Arrays.stream(mapping.path()).map(path -> verb + " " + path));
    }
}
