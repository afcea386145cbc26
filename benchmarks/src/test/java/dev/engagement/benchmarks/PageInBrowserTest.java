package dev.engagement.benchmarks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The five views in a real browser, as somebody uses them. */
@ExtendWith(Visits.InChromium.class)
@Demo
class PageInBrowserTest {
    @Test
    void a_figure_leads_to_its_requests_a_request_to_its_story_and_a_reading_to_its_entries(
            Visits visits, Installed demo) {
        Page page = visits.open(demo.reporting("/"));
        assertThat(page.locator("h1")).containsText("of requests had somebody's attention in time");

        page.locator("#engagement tbody tr", new Page.LocatorOptions().setHasText("time to engage"))
                .first()
                .locator("td a")
                .first()
                .click();
        assertThat(page).hasURL(Pattern.compile("/behind\\?measure=time-to-engage&which=settled$"));
        assertThat(page.locator("h1")).containsText("of time to engage settled");

        Locator request = page.locator("tbody").getByRole(AriaRole.LINK).first();
        String id = request.textContent();
        request.click();
        assertThat(page.locator(".id")).containsText(id);
        assertThat(page.locator("h1")).containsText("Engaged after");

        Locator readings = row(page.locator("main"), "time to engage");
        assertThat(readings).containsText("request opened 1");
        readings.getByRole(AriaRole.LINK).first().click();
        assertThat(page).hasURL(Pattern.compile("#entry-1$"));
        assertThat(page.locator("#entry-1")).isInViewport();
        assertThat(page.locator("#entry-1")).containsText(" asked: “");
    }

    @Test
    void filters_live_in_the_address_and_are_the_same_for_whoever_gets_it(Visits visits, Installed demo) {
        String month = YearMonth.from(Instant.now().atZone(ZoneOffset.UTC))
                .minusMonths(1)
                .toString();
        Page page = visits.open(demo.reporting("/"));
        page.getByLabel("Month").fill(month);
        page.getByLabel("Split by").selectOption("urgency");
        show(page);
        assertThat(page)
                .hasURL(demo.reporting("/?month=" + month + "&by=urgency").toString());

        link(page.locator("main"), "high").click();
        assertThat(page)
                .hasURL(demo.reporting("/?month=" + month + "&where=urgency%3Ahigh")
                        .toString());
        String said = page.locator("h1").textContent();

        Page other = visits.open(URI.create(page.url()));
        assertThat(other.locator("h1")).hasText(said);
        other.getByLabel("Drop urgency:high").click();
        assertThat(other).hasURL(demo.reporting("/?month=" + month).toString());
        assertThat(other.locator("h1")).not().hasText(said);
    }

    @Test
    void a_board_whose_server_is_gone_says_so_and_since_when_until_it_is_back(Visits visits, Installed demo) {
        Page page = visits.open(demo.reporting("/"));
        // It answers, and says nothing: no sign of life comes.
        page.route(
                "**/board/changes",
                route -> route.fulfill(new FulfillOptions()
                        .setStatus(200)
                        .setContentType("text/event-stream")
                        .setBody(": silent\n\n")));
        page.navigate(demo.reporting("/board").toString());

        assertThat(page.getByRole(AriaRole.ALERT))
                .containsText("No connection to the server since", new ContainsTextOptions().setTimeout(20_000));

        page.unroute("**/board/changes");
        assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0, new HasCountOptions().setTimeout(20_000));
    }

    @Test
    void the_board_shows_what_arrives_while_somebody_looks_at_it(Visits visits, Installed demo)
            throws IOException, InterruptedException {
        Page page = visits.open(demo.reporting("/board?where=team:board"));
        assertThat(page.locator("h1")).hasText("No open request matches these filters.");
        page.evaluate("window.stayed = true");
        Locator show = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show"));
        show.focus();

        Requests.open(demo, "board", "The projector is dark", Instant.now());

        assertThat(link(page.locator("main"), "browser:board")).isVisible();
        assertThat(page.locator("tbody")).containsText("The projector is dark");
        assertThat(page.locator("h1")).containsText("1 nobody has answered");
        assertThat(show).isFocused();
        assertThat(page.evaluate("window.stayed")).isEqualTo(true);
    }

    @Test
    void replays_are_compared_and_a_new_one_is_started_and_watched(Visits visits, Installed demo) {
        Page page = visits.open(demo.reporting("/replays"));
        page.locator("[aria-labelledby=compare]").getByRole(AriaRole.LINK).click();
        assertThat(page.locator("h1")).containsText("read otherwise, mostly because of");
        assertThat(page.locator("[aria-labelledby=requests] tbody tr").first()).isVisible();

        link(page.locator("main"), "← all replays").click();
        page.getByLabel("Charter").fill("default@1");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Replay"))
                .click();
        assertThat(page.getByText("It is done")).isVisible();
        assertThat(page.locator("h1")).containsText("charter default@1, as known on");
        assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Groups")))
                .containsText("all");
        assertThat(page.locator("[aria-labelledby=others] li").first()).isVisible();
    }

    @Test
    void a_delivery_in_quarantine_is_tried_again_once_its_tool_is_understood(Visits visits, Installed demo)
            throws IOException, InterruptedException {
        Page page = visits.open(demo.reporting("/connections"));
        assertThat(page.locator("h1")).containsText("2 connections");

        Path connection = demo.data().resolve("connections").resolve("pager.yaml");
        Files.writeString(connection, "tool: gitlab\nsecrets: [nothing-secret]\n");
        demo.await("the delivery", () -> deliver(demo) == 202);
        reloadUntil(page, demo, "2 deliveries that were not understood");
        assertThat(page.locator("h1")).containsText("3 connections");

        Files.writeString(connection, "tool: standard\nsecrets: [nothing-secret]\n");
        reloadUntil(page, demo, "pagerstandard");
        page.locator("tr")
                .filter(new Locator.FilterOptions().setHasText("pager"))
                .getByLabel(Pattern.compile("Try delivery \\d+ again"))
                .click();
        reloadUntil(page, demo, "1 delivery that was not understood");
        demo.questions().ask("/v1/requests/browser:retried");
        page.navigate(demo.reporting("/requests/browser:retried").toString());
        // Names and titles have a topic of their own, and may come after the request.
        reloadUntil(page, demo, "Nobody understood me");
    }

    private static void reloadUntil(Page page, Installed demo, String text) throws InterruptedException {
        demo.await(text, () -> {
            page.reload();
            return page.locator("main").textContent().replaceAll("\\s+", " ").contains(text);
        });
    }

    /** Sends what its connection does not expect. */
    private static int deliver(Installed demo) {
        HttpRequest request = HttpRequest.newBuilder(demo.service().resolve("/webhooks/pager"))
                .header("X-Gitlab-Token", "nothing-secret")
                .header("X-Gitlab-Event", "Issue Hook")
                .POST(BodyPublishers.ofString(Requests.opening("retried", "Nobody understood me", Instant.now())))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException away) {
            throw new IllegalStateException(away);
        }
    }

    private static void show(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show"))
                .click();
    }

    private static Locator link(Locator within, String name) {
        return within.getByRole(
                AriaRole.LINK, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator row(Locator within, String name) {
        return within.getByRole(AriaRole.ROW, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + name + " ")))
                .first();
    }
}
