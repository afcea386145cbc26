package dev.engagement.service;

import static dev.engagement.service.intake.webhooks.ToolDelivery.MADE;
import static dev.engagement.service.intake.webhooks.ToolDelivery.RECORDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.service.Running.Answer;
import dev.engagement.service.intake.webhooks.Mutations;
import dev.engagement.service.intake.webhooks.ToolDelivery;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessException;

/** The door for webhooks: who may deliver, and what becomes of deliveries, in any order and again. */
@ExtendWith(Shared.class)
class WebhooksTest {
    private static final Set<String> BY_SECRET_ALONE = Set.of("freshdesk", "servicenow");

    /**
     * Requests, by the end of their key, of tools whose deliveries say of themselves when and what happened. Of ours these are few, since
     * most stories are about what is known from the deliveries before.
     */
    private static final Map<String, Map<String, String>> ORDERLESS = Map.of(
            MADE,
            Map.of("gitea", "%", "jira", "%:A-20"),
            RECORDED,
            Map.of("gitea", "%", "github", "%", "gitlab", "%", "jira", "%", "pagerduty", "%"));

    private final Webhooks webhooks;

    WebhooksTest(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @BeforeEach
    void empty() {
        webhooks.empty();
    }

    /** The entries of a connection without the references, which belong to a connection or a message. */
    private Set<String> entries(String connection) {
        return entries(connection, "%");
    }

    private Set<String> entries(String connection, String requests) {
        return new HashSet<>(webhooks.jdbc()
                .queryForList(
                        "select e.meta_data::json->>'occurredAt' || ' ' || e.payload_type || ' ' ||"
                                + " replace(regexp_replace(e.payload, '(person|text):[0-9a-f]{32}', '\\1', 'g'), ?, '')"
                                + " from message m join event e"
                                + " on e.aggregate_identifier = m.subject and e.sequence_number = m.sequence where m.source = ?"
                                + " and m.subject like ?",
                        String.class,
                        connection,
                        "/tools/" + connection,
                        requests));
    }

    /** Ours, and those that the tools really made where these are at hand: apart, since both count their comments from one. */
    static List<String> origins() {
        return ToolDelivery.all(RECORDED).isEmpty() ? List.of(MADE) : List.of(MADE, RECORDED);
    }

    @ParameterizedTest
    @MethodSource("origins")
    void every_delivery_is_taken_and_recorded_whatever_the_order(String origin) {
        List<ToolDelivery> all = ToolDelivery.all(origin);
        for (ToolDelivery delivery : all) {
            assertThat(webhooks.deliver(delivery.tool() + "-forward-" + origin, delivery))
                    .as(delivery.file())
                    .isEqualTo(202);
        }
        for (ToolDelivery delivery : all.reversed()) {
            assertThat(webhooks.deliver(delivery.tool() + "-reversed-" + origin, delivery))
                    .isEqualTo(202);
        }
        webhooks.awaitWorkedOff();
        assertThat(webhooks.service().getText("/v1/quarantine")).contains("\"deliveries\":[]");
        for (String tool : all.stream().map(ToolDelivery::tool).distinct().toList()) {
            assertThat(entries(tool + "-forward-" + origin)).as(tool).isNotEmpty();
        }
        ORDERLESS.getOrDefault(origin, Map.of()).forEach((tool, requests) -> {
            Set<String> forward = entries(tool + "-forward-" + origin, requests);
            assertThat(forward).as(tool).isNotEmpty();
            assertThat(entries(tool + "-reversed-" + origin, requests)).as(tool).isEqualTo(forward);
        });
    }

    @Test
    void a_flipped_byte_a_wrong_secret_and_a_connection_without_one_get_401() {
        for (ToolDelivery delivery : ToolDelivery.all()) {
            if (BY_SECRET_ALONE.contains(delivery.tool())) {
                continue; // the shared secret proves the sender, not the body
            }
            byte[] flipped = delivery.body().clone();
            flipped[Math.floorMod(delivery.file().hashCode(), flipped.length)] ^= 1;
            Map<String, String> headers = Webhooks.signed(delivery.tool(), delivery.file(), delivery.body());
            assertThat(webhooks.service()
                            .post("/webhooks/" + delivery.tool(), headers, flipped)
                            .status())
                    .as(delivery.file())
                    .isEqualTo(401);
        }
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        assertThat(webhooks.deliver("keyless", "github", "x", body)).isEqualTo(401);
        assertThat(webhooks.service().post("/webhooks/github", Map.of(), body).status())
                .isEqualTo(401);
        assertThat(webhooks.service()
                        .post("/webhooks/freshdesk", Map.of("X-Engagement-Token", "another"), body)
                        .status())
                .isEqualTo(401);
        assertThat(webhooks.count("select count(*) from delivery")).isZero();
    }

    @Test
    void an_unknown_connection_gets_404() {
        Answer answer = webhooks.service().post("/webhooks/nobody", Map.of(), new byte[0]);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("type")).endsWith("unknown-connection");
        assertThat(webhooks.service()
                        .post("/webhooks/..%2Fgithub", Map.of(), new byte[0])
                        .status())
                .isEqualTo(404);
    }

    @Test
    void standard_webhooks_carry_our_cloud_events() {
        String id = UUID.randomUUID().toString();
        byte[] body = ("[" + Events.opened(id, "t:" + id) + "]").getBytes(StandardCharsets.UTF_8);
        assertThat(webhooks.deliver("standard", "standard", id, body)).isEqualTo(202);
        webhooks.awaitWorkedOff();
        assertThat(webhooks.service()
                        .get("/v1/requests/t:" + id + "/entries")
                        .body()
                        .path("entries")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void a_thousand_repeats_at_once_make_one_set_of_entries() throws Exception {
        byte[] body = Webhooks.issue("repeated");
        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(32)) {
            for (int i = 0; i < 1_000; i++) {
                answers.add(threads.submit(() -> webhooks.deliver("github", "github", "one", body)));
            }
        }
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(202);
        }
        webhooks.awaitWorkedOff();
        assertThat(webhooks.count("select count(*) from event where aggregate_identifier = 'github:o/r#repeated'"))
                .isEqualTo(1);
    }

    @Test
    void mutated_deliveries_are_all_taken_and_then_recorded_or_in_quarantine() {
        Mutations mutations = new Mutations(4);
        List<ToolDelivery> all = ToolDelivery.all();
        Set<@Nullable Integer> answers = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            ToolDelivery delivery = all.get(i * 7 % all.size());
            answers.add(webhooks.deliver(
                    delivery.tool() + "-mutated", delivery.tool(), delivery.file(), mutations.mutate(delivery.body())));
        }
        assertThat(answers).containsExactly(202);
        webhooks.awaitWorkedOff();
        assertThat(webhooks.count("select count(*) from delivery where trouble = 'fault'"))
                .isZero();
        assertThat(webhooks.count("select count(*) from delivery")).isBetween(1L, 299L);
    }

    @Test
    void what_was_taken_before_the_end_is_recorded_after_the_next_start() {
        byte[] body = Webhooks.issue("interrupted");
        try {
            webhooks.held(() -> {
                assertThat(webhooks.deliver("github", "github", "i", body)).isEqualTo(202);
                webhooks.service().close();
            });
        } catch (DataAccessException | org.springframework.transaction.TransactionException closed) {
            // The service ended with the transaction that held the inbox.
        }
        webhooks.startAgain();
        webhooks.awaitWorkedOff();
        assertThat(webhooks.count("select count(*) from event where aggregate_identifier = 'github:o/r#interrupted'"))
                .isEqualTo(1);
    }
}
