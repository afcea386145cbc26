package dev.engagement.service.intake.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Catalogue;
import dev.engagement.events.Pace.ProgressReported;
import dev.engagement.service.intake.webhooks.Translation.Entries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JiraTranslatorTest extends TranslatorContract {
    private static final Instant CREATED = Instant.ofEpochMilli(1_550_286_113_023L);

    JiraTranslatorTest() {
        super("jira");
    }

    private static final List<String> ACCOUNT = List.of("5c5f880629be9642ba529340");

    /** The one account of the recording is IT's, although it reports the issue itself. */
    private static Connection withStaff() {
        return connection(List.of(), ACCOUNT);
    }

    private static Connection connection(List<String> customers, List<String> staff) {
        return new Connection(
                "jira",
                "/tools/jira",
                List.of(),
                null,
                null,
                Map.of(),
                Map.of(),
                List.of(),
                customers,
                staff,
                Map.of(),
                Recorded.translator("jira").dialect());
    }

    private static List<String> lifeCycle(Connection connection) {
        return Stream.of(
                        "created",
                        "updated-started-working",
                        "updated-resolved",
                        "updated-reopened",
                        "updated-assigned",
                        "updated-assigned-nobody",
                        "updated-lowered-priority",
                        "updated-raised-priority")
                .map(name -> "webhook-issue-" + name + ".json")
                .flatMap(file -> Stream.concat(
                        Stream.of(file),
                        file.contains("-created") ? Stream.of("webhook-cloud-comment-created.json") : Stream.of()))
                .flatMap(file -> ((Entries) Recorded.jira(file).translate(connection)).told().stream())
                .map(told -> Duration.between(CREATED, told.occurredAt()).toMillis() + " "
                        + Catalogue.kindOf(told.entry()).name() + " " + detail(told))
                .toList();
    }

    private static String detail(ToldEntry told) {
        Map<String, Object> data = Catalogue.write(told.entry());
        return Stream.of("owner", "priority", "visibleToCustomer")
                .filter(data::containsKey)
                .map(field -> field + "=" + data.get(field))
                .reduce("", (one, other) -> one + other);
    }

    @Test
    void the_life_of_an_issue_is_told_with_its_times() {
        assertThat(lifeCycle(withStaff()))
                .containsExactly(
                        "0 request-opened priority=high",
                        "565298 progress-reported visibleToCustomer=true",
                        "749016 progress-reported visibleToCustomer=false",
                        "827484 request-resolved ",
                        "913508 request-reopened ",
                        "968729 ownership-changed owner=5c5f880629be9642ba529340",
                        "65319581 ownership-changed ",
                        "65519542 urgency-assessed priority=low",
                        "65603057 urgency-assessed priority=high");
    }

    @Test
    void a_customers_comment_is_a_contact_and_a_customer_does_not_resolve_but_close() {
        assertThat(lifeCycle(connection(ACCOUNT, List.of())))
                .contains("565298 customer-contacted ", "827484 request-closed ");
    }

    @Test
    void an_internal_comment_is_not_visible_to_the_customer() {
        Recorded recorded = Recorded.jira("webhook-cloud-comment-created.json");
        byte[] internal = new String(recorded.body(), java.nio.charset.StandardCharsets.UTF_8)
                .replaceAll("\"jsdPublic\"\\s*:\\s*true", "\"jsdPublic\": false")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(((Entries) recorded.translate(withStaff(), internal)).told())
                .singleElement()
                .satisfies(told -> assertThat(((ProgressReported) told.entry()).visibleToCustomer())
                        .isFalse());
    }
}
