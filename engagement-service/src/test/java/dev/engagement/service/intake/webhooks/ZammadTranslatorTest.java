package dev.engagement.service.intake.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Catalogue;
import dev.engagement.service.intake.deliveries.Delivery;
import dev.engagement.service.intake.webhooks.Translation.WholeSnapshot;
import dev.engagement.service.intake.webhooks.zammad.ZammadTranslator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ZammadTranslatorTest extends TranslatorContract {
    private static final Connection CONNECTION = ToolDelivery.connection("zammad");

    ZammadTranslatorTest() {
        super("zammad");
    }

    private static WholeSnapshot translate(int articles, String sender, boolean internal) {
        String json = """
                {"ticket":{"number":"10081","title":"T","state":"open","priority":{"name":"3 high"},
                 "group":{"name":"Desk"},"owner":{"login":"-"},"customer":{"login":"emily@example.com"},
                 "article_count":%d,"created_at":"2020-11-13T14:34:35.282Z","updated_at":"2020-11-13T15:00:00.000Z"},
                 "article":{"id":105,"sender":"%s","internal":%s,"created_at":"2020-11-13T15:00:00.000Z",
                 "created_by":{"login":"emma@example.com"}}}""".formatted(articles, sender, internal);
        return (WholeSnapshot) new ZammadTranslator()
                .translate(
                        new Delivery("d", Instant.EPOCH, Map.of(), json.getBytes(StandardCharsets.UTF_8)),
                        CONNECTION,
                        subject -> RequestHistory.NONE);
    }

    private static List<String> articles(WholeSnapshot whole) {
        return whole.told().stream()
                .map(told -> told.id() + " " + Catalogue.kindOf(told.entry()).name() + " "
                        + Catalogue.write(told.entry()).get("visibleToCustomer"))
                .toList();
    }

    @Test
    void the_first_article_is_the_opening_and_nobody_owns_it() {
        WholeSnapshot whole = translate(1, "Customer", false);
        assertThat(whole.told()).isEmpty();
        assertThat(Changes.between(CONNECTION, RequestHistory.NONE, null, whole.snapshot()))
                .singleElement()
                .satisfies(told -> assertThat(Catalogue.write(told.entry()))
                        .containsEntry("priority", "high")
                        .containsEntry("team", "Desk"));
    }

    @Test
    void further_articles_are_contacts_answers_and_internal_notes() {
        assertThat(articles(translate(2, "Customer", false))).containsExactly("article/105 customer-contacted null");
        assertThat(articles(translate(2, "Agent", false))).containsExactly("article/105 progress-reported true");
        assertThat(articles(translate(2, "Agent", true))).containsExactly("article/105 progress-reported false");
    }
}
