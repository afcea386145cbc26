package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.shared.access.Access;
import dev.engagement.shared.access.Operations;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A reader who is bound to one unit gets the same answers whether another unit is there or not. */
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
            "/v1/readings?" + SPAN,
            "/v1/readings?" + SPAN + "&where=team:zebra",
            "/v1/requests?state=any",
            "/v1/requests?state=any&limit=1",
            "/v1/requests?state=any&where=business-unit:zebra",
            "/v1/requests?q=zebra",
            "/v1/requests?owner=person:zebra&state=any",
            "/v1/requests?overdue=resolve&sort=newest",
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
            "/board?q=zebra&state=any");

    private static Map<String, String> alone;

    @BeforeAll
    static void askBeforeAndAfter() {
        alone = answers();
        tellTheOther();
    }

    private static Map<String, String> answers() {
        Map<String, String> answers = new LinkedHashMap<>();
        BOUND.forEach((reader, secret) ->
                QUESTIONS.forEach(question -> answers.put(reader + " " + question, lasting(ask(question, secret)))));
        return answers;
    }

    /** Returns what does not change with the clock. */
    private static String lasting(HttpResponse<String> answer) {
        return answer.statusCode() + " "
                + answer.headers().firstValue("ETag").orElse("")
                + answer.body()
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

    @Test
    void what_keeps_to_no_scope_is_not_there() {
        List<Access> unbound = service.bean("operations", Operations.class).all().stream()
                .filter(operation -> !operation.scoped() && !operation.isEverybodys())
                .toList();

        assertThat(new TreeSet<>(unbound.stream().map(Access::path).toList()))
                .contains(
                        "/v1/history", "/v1/replays", "/charter", "/warnings", "/connections", "/actuator/prometheus");
        for (Access operation : unbound) {
            String path = operation.path().replaceAll("\\{[^}]*}", "none");
            BOUND.forEach((reader, secret) -> assertThat(
                            send(operation.method(), path, secret).statusCode())
                    .as("%s %s by %s", operation.method(), path, reader)
                    .isEqualTo(404));
        }
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
