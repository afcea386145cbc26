package dev.engagement.shared.traces;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets up traces if {@code engagement.traces} asks for them; where they go, and how many, the variables OTEL_… say. */
@Configuration(proxyBeanMethods = false)
public class TracesSetup {
    /** Runs behind the filter that refuses strangers: they begin no traces. */
    private static final int BEHIND_ACCESS = -9_000;

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty(name = "engagement.traces", havingValue = false, matchIfMissing = true)
    static class Off {
        @Bean
        Traces traces() {
            return Traces.OFF;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty("engagement.traces")
    static class On {
        @Bean
        OpenTelemetrySdk openTelemetry(@Value("${spring.application.name}") String service) {
            return AutoConfiguredOpenTelemetrySdk.builder()
                    .addPropertiesSupplier(() -> Map.of(
                            "otel.service.name", service,
                            "otel.exporter.otlp.protocol", "http/protobuf",
                            "otel.metrics.exporter", "none",
                            "otel.logs.exporter", "none",
                            "otel.traces.sampler", "parentbased_traceidratio",
                            "otel.traces.sampler.arg", "0.01"))
                    .disableShutdownHook()
                    .build()
                    .getOpenTelemetrySdk();
        }

        @Bean
        Traces traces(OpenTelemetrySdk openTelemetry) {
            return new Traces(openTelemetry.getTracer("dev.engagement"));
        }

        @Bean
        FilterRegistrationBean<CallSpans> callSpans(Traces traces) {
            FilterRegistrationBean<CallSpans> registration = new FilterRegistrationBean<>(new CallSpans(traces));
            registration.setOrder(BEHIND_ACCESS);
            return registration;
        }
    }
}
