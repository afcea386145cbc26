package dev.engagement.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.service.Running.Answer;
import dev.engagement.service.intake.webhooks.Mutations;
import dev.engagement.service.intake.webhooks.Recorded;
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
import org.springframework.dao.DataAccessException;

/** The door for webhooks: who may deliver, and what becomes of deliveries, in any order and again. */
@ExtendWith(Shared.class)
class WebhooksTest {
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
        return new HashSet<>(webhooks.jdbc()
                .queryForList(
                        "select e.meta_data::json->>'occurredAt' || ' ' || e.payload_type || ' ' ||"
                                + " replace(regexp_replace(e.payload, '(person|text):[0-9a-f]{32}', '\\1', 'g'), ?, '')"
                                + " from message m join event e"
                                + " on e.aggregate_identifier = m.subject and e.sequence_number = m.sequence where m.source = ?",
                        String.class,
                        connection,
                        "/tools/" + connection));
    }

    @Test
    void every_recorded_delivery_is_taken_and_recorded_whatever_the_order() {
        List<Recorded> all = Recorded.all();
        for (Recorded recorded : all) {
            assertThat(webhooks.deliver(
                            recorded.tool() + "-forward", recorded.tool(), recorded.file(), recorded.body()))
                    .as(recorded.file())
                    .isEqualTo(202);
        }
        for (Recorded recorded : all.reversed()) {
            assertThat(webhooks.deliver(
                            recorded.tool() + "-reversed", recorded.tool(), recorded.file(), recorded.body()))
                    .isEqualTo(202);
        }
        webhooks.awaitWorkedOff();
        assertThat(webhooks.service().getText("/v1/quarantine")).contains("\"deliveries\":[]");
        for (String tool : Recorded.FOLDERS.keySet()) {
            assertThat(entries(tool + "-forward")).as(tool).isNotEmpty();
            if (!tool.equals("freshdesk")) { // these two do not say when the ticket changed: the order is all there is
                assertThat(entries(tool + "-reversed")).as(tool).isEqualTo(entries(tool + "-forward"));
            }
        }
    }

    @Test
    void a_flipped_byte_a_wrong_secret_and_a_connection_without_one_get_401() {
        for (Recorded recorded : Recorded.all()) {
            if (recorded.tool().equals("freshdesk")) {
                continue; // its shared secret proves the sender, not the body
            }
            byte[] flipped = recorded.body().clone();
            flipped[recorded.file().hashCode() & 127] ^= 1;
            Map<String, String> headers = Webhooks.signed(recorded.tool(), recorded.file(), recorded.body());
            assertThat(webhooks.service()
                            .post("/webhooks/" + recorded.tool(), headers, flipped)
                            .status())
                    .as(recorded.file())
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
        List<Recorded> all = Recorded.all();
        Set<@Nullable Integer> answers = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            Recorded recorded = all.get(i * 7 % all.size());
            answers.add(webhooks.deliver(
                    recorded.tool() + "-mutated", recorded.tool(), recorded.file(), mutations.mutate(recorded.body())));
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
