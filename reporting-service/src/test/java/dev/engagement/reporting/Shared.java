package dev.engagement.reporting;

import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One stage of a kind for all test classes that ask for it by a parameter: it opens with the first of them, and closes after the last test.
 */
final class Shared implements ParameterResolver {
    private static final Map<Class<?>, Supplier<AutoCloseable>> KINDS = Map.of(
            PageStage.class, PageStage::new,
            PeriodsStage.class, PeriodsStage::new,
            CharterStage.class, CharterStage::new);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return KINDS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> kind = parameter.getParameter().getType();
        return context.getRoot()
                .getStore(Namespace.create(Shared.class))
                .computeIfAbsent(
                        kind, any -> Objects.requireNonNull(KINDS.get(kind)).get(), AutoCloseable.class);
    }
}
