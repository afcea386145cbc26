package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.shared.access.Access;
import dev.engagement.shared.access.Operations;
import dev.engagement.tests.access.Matrix;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A reader who is bound to one unit gets the same answers whether another unit is there or not. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScopesTest extends ScopesStage {
    private static final List<String> QUESTIONS = List.of(
            "/v1/scorecard?" + SPAN,
            "/v1/scorecard?" + SPAN + "&by=business-unit&by=team&by=service&by=source&by=location&compare=before",
            "/v1/scorecard?" + SPAN + "&where=business-unit:zebra",
            "/v1/scorecard?" + SPAN + "&where=business-unit:",
            "/v1/scorecard?" + SPAN + "&known=" + KNOWN + "&by=business-unit",
            "/v1/scorecard?" + SPAN + "&happened=" + COMPLETE,
            "/v1/scorecard?" + SPAN + "&charter=zebra",
            "/v1/scorecard?" + SPAN + "&charter=none",
            "/v1/scorecard?" + SPAN + "&charter=zebra@1",
            "/v1/scorecard?" + SPAN + "&weigh=customers&compare=year",
            "/v1/readings?" + SPAN,
            "/v1/readings?" + SPAN + "&where=team:zebra",
            "/v1/readings?" + SPAN + "&known=" + KNOWN,
            "/v1/requests?state=any",
            "/v1/requests?state=any&limit=1",
            "/v1/requests?state=any&where=business-unit:zebra",
            "/v1/requests?q=zebra",
            "/v1/requests?owner=person:zebra&state=any",
            "/v1/requests?overdue=resolve&sort=newest",
            "/v1/requests?overdue=promise&soon=PT30M&sort=due",
            "/v1/requests?state=any&where=supplier:zebra",
            "/v1/requests?state=any&where=colour:zebra",
            "/v1/links?request=zebra:1",
            "/v1/links?request=sales:1",
            "/v1/links",
            "/v1/requests/zebra:1",
            "/v1/requests/zebra:1?known=" + KNOWN,
            "/v1/requests/zebra:1?charter=zebra",
            "/v1/requests/zebra:parked",
            "/v1/requests/zebra:1/story",
            "/v1/requests/sales:1",
            "/v1/requests/sales:1?charter=zebra",
            "/v1/requests/sales:merged",
            "/v1/requests/sales:merged/story",
            "/requests/zebra:1",
            "/requests/sales:1",
            "/requests/sales:merged",
            "/?" + SPAN,
            "/?" + SPAN + "&by=business-unit",
            "/?" + SPAN + "&where=team:zebr",
            "/?" + SPAN + "&where=business-unit:zebra&charter=zebra",
            "/behind?measure=time-to-engage&" + SPAN,
            "/behind?measure=time-to-engage&which=all&where=service:zebra&" + SPAN,
            "/board",
            "/board?state=any",
            "/board?where=team:zebr",
            "/board?where=business-unit:zebra",
            "/board?q=zebra&state=any",
            "/mine",
            "/mine?done=again",
            "POST /mine/zebra:1/again",
            "POST /mine/zebra:1/accept",
            "POST /mine/zebra:1/refuse",
            "POST /mine/zebra:1/rate",
            "POST /mine/sales:1/zebra");
    /** Opened by a link, which is held against other units by the tests of links. */
    private static final Set<String> BY_LINK = Set.of(
            "GET /mine/{token}", "POST /mine/{token}/{request}/{action}", "GET /rate/{token}", "POST /rate/{token}");
    /** Never ends, and is held against other units below. */
    private static final String STREAM = "GET /board/changes";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Map<String, String> alone;

    @BeforeAll
    static void askBeforeAndAfter() {
        alone = answers();
        tellTheOther();
        // Whatever remembers answers has those of somebody who may know all.
        QUESTIONS.forEach(question -> answer(question, MATRIX.secret("steward")));
    }

    private static Map<String, String> answers() {
        Map<String, String> answers = new LinkedHashMap<>();
        BOUND.forEach((reader, secret) ->
                QUESTIONS.forEach(question -> answers.put(reader + " " + question, lasting(answer(question, secret)))));
        return answers;
    }

    private static HttpResponse<String> answer(String question, String reader) {
        int space = question.indexOf(' ');
        return space < 0
                ? ask(question, reader)
                : send(question.substring(0, space), question.substring(space + 1), reader);
    }

    /** Returns what does not change with the clock, nor with each form and link. */
    private static String lasting(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeIf(name -> name.matches("(?i)date|content-length|set-cookie"));
        return answer.statusCode() + " " + headers
                + answer.body()
                        .replaceAll("egl_[A-Za-z0-9_-]+", "L")
                        .replaceAll("value=\"[A-Za-z0-9_-]{20,}\"", "value=N")
                        .replaceAll("\"next\":\"[^\"]+\"", "\"next\":N")
                        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "T")
                        .replaceAll("\\d{1,2} [A-Z][a-z]{2} \\d{4}, \\d\\d:\\d\\d", "T")
                        // A running wait moves the points of its curve.
                        .replaceAll(" (d|x|y|x1|x2|y1|y2|cx|cy|width|points)=\"[^\"]*\"", "")
                        .replaceAll("[-+]?(\\d{5,}|\\d+\\.\\d+)(E\\d+)?", "#")
                        .replaceAll("\\d+ (s|min|h|days?|months?)\\b", "D");
    }

    @Test
    void nothing_of_another_unit_is_told_in_bodies_counts_links_or_errors() {
        Map<String, String> beside = answers();

        alone.forEach((question, answer) ->
                assertThat(beside.get(question)).as(question).isEqualTo(answer));
        assertThat(beside.values())
                .noneMatch(body -> body.startsWith("500"))
                .noneMatch(body -> body.contains("on fire"));
        assertThat(body("/v1/requests?state=any", MATRIX.secret("read"))).contains(OTHER);
        assertThat(body("/v1/requests?state=any", bound("read key"))).contains("sales:1", "sales:2");
        assertThat(ask("/v1/requests/sales:merged/story", bound("read key")).body())
                .contains("request-merged")
                .doesNotContain(OTHER);
        assertThat(ask("/v1/requests/sales:merged/story", MATRIX.secret("read")).body())
                .contains("zebra:1");
    }

    @Test
    void requests_that_nobody_could_read_are_counted_within_the_scope_only() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> body("/v1/scorecard", MATRIX.secret("read")).contains("\"incomplete\":1"));

        assertThat(body("/v1/scorecard", bound("read key"))).contains("\"incomplete\":0");
    }

    /** Fails for a door that is new, until a question about it is asked, or it is none for bound readers. */
    @Test
    void every_operation_is_asked_about_or_is_not_there_or_is_opened_by_a_link() {
        Operations table = service.bean("operations", Operations.class);

        for (String door : doors()) {
            Optional<Access> access = table.all().stream()
                    .filter(one -> door.equals(one.method() + " " + one.path()))
                    .findFirst();
            if (access.filter(Access::isEverybodys).isPresent()) {
                assertThat(BY_LINK).contains(door);
            } else if (access.filter(Access::scoped).isPresent() && !door.equals(STREAM)) {
                assertThat(QUESTIONS).as(door).anyMatch(question -> isAbout(question, door));
            }
        }
    }

    private static Set<String> doors() {
        return Matrix.operations(service.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class));
    }

    private static boolean isAbout(String question, String door) {
        String asked = question.startsWith("/") ? "GET " + question : question;
        return asked.replaceFirst("\\?.*", "").matches(door.replaceAll("\\{[^}]*}", "[^/]+"));
    }

    @Test
    void what_keeps_to_no_scope_is_not_there() {
        List<Access> table = service.bean("operations", Operations.class).all();
        Set<String> open = table.stream()
                .filter(access -> access.scoped() || access.isEverybodys())
                .map(access -> access.method() + " " + access.path())
                .collect(Collectors.toSet());
        Set<String> unbound = doors();
        table.forEach(access -> unbound.add(access.method() + " " + access.path()));
        unbound.removeAll(open);

        assertThat(unbound)
                .contains(
                        "GET /v1/history",
                        "GET /v1/replays",
                        "GET /v1/comparison",
                        "GET /v1/suppliers",
                        "GET /v1/warnings",
                        "GET /comparison",
                        "GET /projects",
                        "GET /suppliers",
                        "GET /replays",
                        "GET /charter",
                        "GET /warnings",
                        "GET /connections",
                        "GET /actuator/prometheus");
        for (String operation : unbound) {
            String[] parts = operation.replaceAll("\\{[^}]*}", "none").split(" ");
            BOUND.forEach((reader, secret) -> assertNotThere(parts[0], parts[1], reader, secret));
        }
    }

    /** The same answer as to an address that there never was. */
    private static void assertNotThere(String method, String path, String reader, String secret) {
        String[] token = reader.equals(BROWSER) ? new String[] {"X-CSRF-TOKEN", csrf(secret)} : new String[0];
        String place = path.startsWith("/v1/") ? "/v1/nothing" : "/nothing";
        HttpResponse<String> answer = send(method, path, secret, token);

        assertThat(answer.statusCode()).as("%s %s by %s", method, path, reader).isEqualTo(404);
        assertThat(answer.body().replace(path, place))
                .as("%s %s by %s", method, path, reader)
                .isEqualTo(send(method, place, secret, token).body());
        if (method.equals("GET")) {
            assertThat(send("HEAD", path, secret).statusCode())
                    .as("HEAD %s by %s", path, reader)
                    .isEqualTo(404);
        }
    }

    /** Returns the token that a session's forms have. */
    private static String csrf(String session) {
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(body("/mine", session));
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    /** The last one, since it tells of the readers' own unit. */
    @Test
    @Order(Integer.MAX_VALUE)
    void the_stream_of_changes_tells_nothing_of_another_unit() {
        try (Changes all = changes(MATRIX.secret("read"))) {
            for (String reader : List.of("read key", "customer key", "token", BROWSER)) {
                try (Changes own = changes(bound(reader))) {
                    // Whoever comes second would else hear of the board's state a minute later only.
                    String first = "sales:before-" + named(reader);
                    STAGE.publish(request(first, "sales").entries());
                    await().atMost(PATIENCE)
                            .until(() ->
                                    ask("/v1/requests/" + first, bound(reader)).statusCode() == 200);
                    awaitLooks(own);
                    Set<String> told = own.states();
                    int before = all.states().size();
                    STAGE.publish(request("zebra:" + named(reader), OTHER)
                            .owner("person:zebra")
                            .entries());
                    await().atMost(PATIENCE).until(() -> all.states().size() > before);
                    awaitLooks(own);

                    assertThat(told).as(reader).isNotEmpty();
                    assertThat(own.states()).as(reader).isEqualTo(told);
                    assertThat(own.text()).doesNotContain(OTHER);
                    STAGE.publish(request("sales:" + named(reader), "sales").entries());
                    await().atMost(PATIENCE).until(() -> own.states().size() > told.size());
                }
            }
        }
    }

    /** Waits until the stream has been looked at twice more, and so told whatever there was to tell. */
    private static void awaitLooks(Changes stream) {
        int lines = stream.lines();
        await().atMost(PATIENCE).until(() -> stream.lines() > lines + 6);
    }

    private static String named(String reader) {
        return reader.replace(' ', '-');
    }

    private static Changes changes(String reader) {
        return new Changes(CLIENT, request("GET", "/board/changes", reader).build());
    }

    @Test
    void a_page_turned_by_somebody_who_may_know_all_goes_on_within_the_scope() {
        String cursor = body("/v1/requests?state=any&sort=newest&limit=1", MATRIX.secret("read"))
                .replaceAll("(?s).*\"next\":\"([^\"]+)\".*", "$1");

        BOUND.forEach((reader, secret) -> assertThat(ask("/v1/requests?state=any&sort=newest&cursor=" + cursor, secret)
                        .body())
                .as(reader)
                .doesNotContain(OTHER));
    }

    @Test
    void the_views_link_to_nothing_that_is_not_there() {
        Pattern link = Pattern.compile("href=\"(/[^\"]*)\"");
        for (String view : List.of("/?" + SPAN, "/board?state=any", "/requests/sales:1")) {
            link.matcher(body(view, bound("customer key")))
                    .results()
                    .map(found -> found.group(1).replace("&amp;", "&"))
                    .filter(address -> !address.startsWith("/page/"))
                    .distinct()
                    .forEach(address -> assertThat(
                                    ask(address, bound("customer key")).statusCode())
                            .as("%s on %s", address, view)
                            .isEqualTo(200));
        }
    }

    @Test
    void health_tells_a_bound_reader_no_more_than_a_stranger() {
        assertThat(ask("/actuator/health", bound("read key")).body()).doesNotContain("components");
    }

    @Test
    void a_claim_that_cannot_be_read_opens_nothing() {
        String token = MATRIX.issuer().tokenBound(List.of("unit:sales"), "steward");

        HttpResponse<String> answer = ask("/v1/requests", token);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("claim where cannot be read");
    }
}
