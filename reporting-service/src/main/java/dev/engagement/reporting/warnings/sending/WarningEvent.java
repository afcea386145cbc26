package dev.engagement.reporting.warnings.sending;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.engagement.reporting.warnings.Warning;
import dev.engagement.reporting.warnings.outbox.GivenWarning;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A warning as a CloudEvent. */
record WarningEvent(
        String specversion,
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        String datacontenttype,
        WarningData data) {
    /** The data; no person is named in it. */
    record WarningData(
            String subscription,
            String target,
            Instant due,
            String step,
            String state,
            String urgency,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String service,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String team,

            String url) {}

    static WarningEvent of(GivenWarning given, String url) {
        Warning warning = given.warning();
        return new WarningEvent(
                "1.0",
                given.id(),
                "/engagement/warnings",
                "dev.engagement.warning-given.v1",
                warning.request(),
                given.decidedAt(),
                "application/json",
                new WarningData(
                        warning.subscription(),
                        warning.target().word(),
                        warning.due(),
                        warning.step(),
                        warning.state(),
                        warning.urgency(),
                        warning.service(),
                        warning.team(),
                        url));
    }
}
