package dev.engagement.service.intake.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Catalogue;
import dev.engagement.service.intake.deliveries.Delivery;
import dev.engagement.service.intake.webhooks.Translation.Broken;
import dev.engagement.service.intake.webhooks.Translation.WholeSnapshot;
import dev.engagement.service.intake.webhooks.servicenow.ServiceNowTranslator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceNowTranslatorTest extends TranslatorContract {
    private static final Connection CONNECTION = ToolDelivery.connection("servicenow");

    ServiceNowTranslatorTest() {
        super("servicenow");
    }

    private static Translation translate(String json) {
        return new ServiceNowTranslator()
                .translate(
                        new Delivery("d", Instant.EPOCH, Map.of(), json.getBytes(StandardCharsets.UTF_8)),
                        CONNECTION,
                        subject -> RequestHistory.NONE);
    }

    @Test
    void a_whole_task_becomes_its_opening_with_the_times_it_says() {
        Translation translation = translate("""
                {"number":"INC0010001","sys_updated_on":"2026-01-05 10:15:00","opened_at":"2026-01-05 09:00:00",
                 "sys_class_name":"Incident","category":"Network","urgency":"1 - High","state":"Awaiting User Info",
                 "assigned_to":"ana","assignment_group":"Net","caller_id":"zoe","short_description":"No network"}""");
        List<ToldEntry> told =
                Changes.between(CONNECTION, RequestHistory.NONE, null, ((WholeSnapshot) translation).snapshot());
        assertThat(told)
                .extracting(one ->
                        one.occurredAt() + " " + Catalogue.kindOf(one.entry()).name())
                .containsExactly(
                        "2026-01-05T09:00:00Z request-opened",
                        "2026-01-05T10:15:00Z ownership-changed",
                        "2026-01-05T10:15:00Z barrier-raised");
        assertThat(Catalogue.write(told.getFirst().entry())).containsEntry("priority", "high");
    }

    @Test
    void a_task_that_does_not_say_when_it_changed_is_kept() {
        assertThat(translate("{\"number\":\"INC0010001\"}")).isInstanceOf(Broken.class);
    }
}
