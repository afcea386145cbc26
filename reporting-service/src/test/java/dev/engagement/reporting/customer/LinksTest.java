package dev.engagement.reporting.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.documents.keys.KeyScope;
import dev.engagement.documents.keys.Role;
import dev.engagement.reporting.Stage.Answer;
import dev.engagement.tests.access.Matrix;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who gets links, and what opens nothing. */
class LinksTest {
    private static final Matrix MATRIX = new Matrix();
    private static CustomerStage stage;
    private static String ofDesk;
    private static String ofDeskMine;

    @BeforeAll
    static void open() {
        stage = new CustomerStage(MATRIX.settings());
        KeyScope desk = new KeyScope(Map.of("source", Set.of("/tools/desk")), false);
        ofDesk = MATRIX.add("desk", Role.LINKS, desk);
        ofDeskMine = MATRIX.add("desk-mine", Role.LINKS, new KeyScope(desk.where(), true));
        tell("desk:one", "person:mia", "sales");
        tell("desk:gone", "person:gus", "sales");
        tell("desk:other", "person:zoe", "zebra");
        tell("desk:unnamed", "person:nobody", "sales");
        stage.name("person:mia", "Mia");
        stage.name("person:gus", "Gus");
        stage.name("person:zoe", "Zoe");
    }

    @AfterAll
    static void close() {
        stage.close();
        MATRIX.close();
    }

    private static void tell(String request, String requester, String unit) {
        stage.stage.publish(CustomerStage.opened(request, requester, unit, Duration.ofHours(1))
                .entries());
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        get("/v1/requests/" + request, MATRIX.secret("read")).status() == 200);
    }

    private static Answer get(String path, String secret) {
        return stage.service.get(path, "Authorization", "Bearer " + secret);
    }

    private static String link(String kind, String request) {
        Answer answer = get("/v1/links?request=" + request, ofDeskMine);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return CustomerStage.path(answer.json().get(kind).asString());
    }

    private static Answer steward(String method, String path, String body) {
        return stage.ask(method, path, MATRIX.secret("steward"), body);
    }

    private static String unit(String unit) {
        Answer answer = steward("POST", "/v1/links", "{\"where\":\"business-unit:" + unit + "\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return CustomerStage.path(answer.json().get("mine").asString());
    }

    @Test
    void a_tool_gets_links_for_the_requests_of_its_own_source_only() {
        Answer own = get("/v1/links?request=desk:one", ofDesk);
        String elsewhere =
                MATRIX.add("elsewhere", Role.LINKS, new KeyScope(Map.of("source", Set.of("/tools/elsewhere")), true));

        assertThat(own.status()).isEqualTo(200);
        assertThat(own.json().propertyNames()).containsExactly("rate");
        assertThat(get("/v1/links?request=desk:one", ofDeskMine).json().propertyNames())
                .containsExactly("rate", "mine");
        assertThat(get("/v1/links?request=desk:one", elsewhere).body().replace("desk:one", "X"))
                .isEqualTo(get("/v1/links?request=desk:none", elsewhere).body().replace("desk:none", "X"));
        assertThat(get("/v1/links?request=desk:unnamed", ofDesk).status()).isEqualTo(404);
        assertThat(get("/v1/links", ofDesk).status()).isEqualTo(400);
    }

    @Test
    void no_token_is_stored() {
        String token = link("rate", "desk:one").substring("/rate/".length());

        List<String> stored = stage.outbox().queryForList("select link::text from link", String.class);

        assertThat(stored).isNotEmpty().noneMatch(row -> row.contains(token) || row.contains("egl_"));
    }

    @Test
    void a_link_opens_only_the_page_that_it_is_for() {
        String rate = link("rate", "desk:one");
        String mine = link("mine", "desk:one");

        assertThat(stage.service.get(rate).status()).isEqualTo(200);
        assertThat(stage.service.get(rate.replace("/rate/", "/mine/")).status()).isEqualTo(404);
        assertThat(stage.service.get(mine).status()).isEqualTo(200);
        assertThat(stage.service.get(mine.replace("/mine/", "/rate/")).status()).isEqualTo(404);
    }

    @Test
    void ten_thousand_made_up_tokens_open_nothing_and_hear_the_same() {
        String real = link("mine", "desk:one").substring("/mine/".length());
        String unknown = stage.service.get("/mine/egl_x").body();
        long seed = new SecureRandom().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            String token = madeUp(real, random);
            Answer answer = stage.service.get((i % 2 == 0 ? "/mine/" : "/rate/") + token);
            assertThat(answer.status()).as("seed %d, %s", seed, token).isEqualTo(404);
            assertThat(answer.body()).as("seed %d, %s", seed, token).isEqualTo(unknown);
        }
    }

    /** Returns random bits, or a real token with one of its characters changed, left out or added. */
    private static String madeUp(String real, Random random) {
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        int at = 4 + random.nextInt(real.length() - 4);
        return switch (random.nextInt(4)) {
            case 0 -> real.substring(0, at) + (real.charAt(at) == 'A' ? 'B' : 'A') + real.substring(at + 1);
            case 1 -> real.substring(0, at) + real.substring(at + 1);
            case 2 -> real + "A";
            default -> "egl_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        };
    }

    @Test
    void an_expired_a_revoked_and_a_forgotten_persons_link_are_dead_in_the_same_words() {
        String unknown = stage.service.get("/mine/egl_x").body();
        String expired = link("mine", "desk:one");
        stage.outbox().update("update link set expires_at = now()");
        String rate = link("rate", "desk:gone");
        String mine = link("mine", "desk:gone");
        stage.name("person:gus", null);
        String revoked = link("rate", "desk:other");
        Answer revoking = steward("DELETE", "/v1/links?request=desk:other", "");

        assertThat(revoking.json().get("revoked").asInt()).isEqualTo(2);
        for (String dead : List.of(expired, rate, mine, revoked)) {
            Answer answer = stage.service.get(dead);
            assertThat(answer.status()).as(dead).isEqualTo(404);
            assertThat(answer.body()).isEqualTo(unknown);
            String form = dead.startsWith("/rate/") ? dead : dead + "/desk:gone/again";
            assertThat(stage.post(form, "nonce=" + "n".repeat(22), "score=1").status())
                    .isEqualTo(404);
        }
        assertThat(stage.commandSide.said()).isEmpty();
    }

    @Test
    void a_unit_has_a_link_of_its_own_which_opens_no_other_unit() {
        String sales = unit("sales");

        assertThat(stage.page(sales)).contains("desk:one").doesNotContain("desk:other", "Zoe", "Mia");
        assertThat(stage.page(unit("zebra"))).contains("desk:other").doesNotContain("desk:one");
        assertThat(steward("DELETE", "/v1/links?where=business-unit:sales", "")
                        .json()
                        .get("revoked")
                        .asInt())
                .isEqualTo(1);
        assertThat(stage.service.get(sales).status()).isEqualTo(404);
        assertThat(steward("POST", "/v1/links", "{\"where\":\"unit:sales\"}").status())
                .isEqualTo(400);
    }

    @Test
    void a_key_of_the_role_customer_opens_the_page_of_its_scope() {
        String sales = MATRIX.add("sales", Role.CUSTOMER, KeyScope.of(List.of("business-unit:sales")));

        Answer page = get("/mine", sales);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("desk:one").doesNotContain("desk:other");
        assertThat(page.body()).contains("action=\"/mine/desk:one/again\"");
        assertThat(get("/mine", MATRIX.secret("read")).status()).isEqualTo(403);
    }
}
