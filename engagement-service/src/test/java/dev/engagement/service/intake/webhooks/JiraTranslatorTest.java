package dev.engagement.service.intake.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Catalogue;
import dev.engagement.events.Pace.ProgressReported;
import dev.engagement.service.intake.webhooks.Translation.Entries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JiraTranslatorTest extends TranslatorContract {
    /** What the life of an issue tells; one account reports it, works on it and says everything. */
    private static final List<String> TOLD = List.of(
            "request-opened priority=high",
            "progress-reported visibleToCustomer=true",
            "progress-reported visibleToCustomer=false",
            "request-resolved ",
            "request-reopened ",
            "ownership-changed owner=",
            "ownership-changed ",
            "urgency-assessed priority=low",
            "urgency-assessed priority=high");

    JiraTranslatorTest() {
        super("jira");
    }

    /** Such a life: its account, its deliveries, and when each happened; the second one is a comment. */
    private record Life(String account, List<ToolDelivery> deliveries, Instant created, List<Integer> after) {
        List<String> told() {
            return IntStream.range(0, TOLD.size())
                    .mapToObj(
                            i -> after.get(i) + " " + TOLD.get(i) + (TOLD.get(i).endsWith("=") ? account : ""))
                    .toList();
        }

        @Override
        public String toString() {
            return "life of " + account;
        }
    }

    static Stream<Life> lives() {
        return Stream.concat(Stream.of(made()), recorded().stream());
    }

    private static Life made() {
        List<ToolDelivery> deliveries = ToolDelivery.made("jira").stream()
                .filter(delivery -> new String(delivery.body(), UTF_8).contains("\"A-20\""))
                .toList();
        List<Integer> tenMinutes =
                IntStream.range(0, TOLD.size()).mapToObj(i -> i * 600_000).toList();
        return new Life("gil", deliveries, Instant.parse("2026-01-05T09:00:00Z"), tenMinutes);
    }

    private static Optional<Life> recorded() {
        Map<String, ToolDelivery> files = ToolDelivery.recorded("jira").stream()
                .collect(Collectors.toMap(ToolDelivery::file, Function.identity()));
        List<ToolDelivery> deliveries = Stream.of(
                        "issue-created",
                        "cloud-comment-created",
                        "issue-updated-started-working",
                        "issue-updated-resolved",
                        "issue-updated-reopened",
                        "issue-updated-assigned",
                        "issue-updated-assigned-nobody",
                        "issue-updated-lowered-priority",
                        "issue-updated-raised-priority")
                .flatMap(name -> Stream.ofNullable(files.get("webhook-" + name + ".json")))
                .toList();
        List<Integer> after = List.of(0, 565298, 749016, 827484, 913508, 968729, 65319581, 65519542, 65603057);
        Instant created = Instant.ofEpochMilli(1_550_286_113_023L);
        return deliveries.isEmpty()
                ? Optional.empty()
                : Optional.of(new Life("5c5f880629be9642ba529340", deliveries, created, after));
    }

    /** The account is IT's, although it reports the issue itself. */
    private static Connection withStaff(Life life) {
        return connection(List.of(), List.of(life.account()));
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
                ToolDelivery.translator("jira").dialect());
    }

    private static List<String> told(Life life, Connection connection) {
        return life.deliveries().stream()
                .flatMap(delivery -> ((Entries) delivery.translate(connection)).told().stream())
                .map(told -> Duration.between(life.created(), told.occurredAt()).toMillis() + " "
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

    @ParameterizedTest
    @MethodSource("lives")
    void the_life_of_an_issue_is_told_with_its_times(Life life) {
        assertThat(told(life, withStaff(life))).isEqualTo(life.told());
    }

    @ParameterizedTest
    @MethodSource("lives")
    void a_customers_comment_is_a_contact_and_a_customer_does_not_resolve_but_close(Life life) {
        assertThat(told(life, connection(List.of(life.account()), List.of())))
                .contains(
                        life.after().get(1) + " customer-contacted ",
                        life.after().get(3) + " request-closed ");
    }

    @ParameterizedTest
    @MethodSource("lives")
    void an_internal_comment_is_not_visible_to_the_customer(Life life) {
        ToolDelivery comment = life.deliveries().get(1);
        byte[] internal = new String(comment.body(), UTF_8)
                .replaceAll("\"jsdPublic\"\\s*:\\s*true", "\"jsdPublic\": false")
                .getBytes(UTF_8);
        assertThat(((Entries) comment.translate(withStaff(life), internal)).told())
                .singleElement()
                .satisfies(told -> assertThat(((ProgressReported) told.entry()).visibleToCustomer())
                        .isFalse());
    }
}
