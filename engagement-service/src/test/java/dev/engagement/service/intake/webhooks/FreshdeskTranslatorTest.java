package dev.engagement.service.intake.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.service.intake.deliveries.Delivery;
import dev.engagement.service.intake.webhooks.freshdesk.FreshdeskTranslator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FreshdeskTranslatorTest extends TranslatorContract {
    FreshdeskTranslatorTest() {
        super("freshdesk");
    }

    @Test
    void a_time_that_no_database_holds_breaks_its_delivery_alone() {
        for (String at : List.of("\"+999999999-12-31T23:59:59Z\"", "9223372036854775807")) {
            byte[] body = ("{\"ticket_id\":\"1\",\"ticket_updated_at\":" + at + "}").getBytes(StandardCharsets.UTF_8);
            assertThat(new FreshdeskTranslator()
                            .translate(
                                    new Delivery("d", Door.ARRIVAL, Map.of(), body),
                                    ToolDelivery.connection("freshdesk"),
                                    subject -> RequestHistory.NONE))
                    .isInstanceOfSatisfying(Translation.Broken.class, broken -> assertThat(broken.reason())
                            .contains("\"ticket_updated_at\""));
        }
    }
}
