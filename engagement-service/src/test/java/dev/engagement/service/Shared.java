package dev.engagement.service;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One running service for all test classes that ask for it by a parameter: a plain {@link Running}, or {@link Webhooks}. It starts when the
 * first of them does, and ends with the last test.
 */
final class Shared implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Running.class || type == Webhooks.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return context.getRoot()
                .getStore(Namespace.create(Shared.class))
                .computeIfAbsent(
                        type, any -> type == Running.class ? Running.anew() : Webhooks.start(), AutoCloseable.class);
    }
}
