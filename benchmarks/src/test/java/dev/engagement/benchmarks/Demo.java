package dev.engagement.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * {@code ./engagement serve --demo}, filled: one for all test classes that only look at it, which ask for an {@link Installed}. They come
 * last, since it lives on until all tests are over, and would take the cores from whatever others start.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Demo.Filled.class)
@Order(Integer.MAX_VALUE)
@interface Demo {
    /** Starts it when the first test asks for it; it ends with the last one. */
    final class Filled implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Installed.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(Demo.class))
                    .computeIfAbsent(Demo.class, any -> filled(), Installed.class);
        }

        private static Installed filled() {
            try {
                Installed installed =
                        Installed.start(Files.createTempDirectory("demo").resolve("data"), Map.of(), "--demo");
                installed.await("the demo", () -> installed.said().contains("it goes on while this runs"));
                // It only asks for them before it says so.
                installed.await("its replays", () -> installed
                        .questions()
                        .now("/v1/replays")
                        .get("replays")
                        .valueStream()
                        .allMatch(replay -> replay.get("state").asString().equals("done")));
                return installed;
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }
}
