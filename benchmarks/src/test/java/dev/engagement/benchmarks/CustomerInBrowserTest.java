package dev.engagement.benchmarks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One story as four people live it: the customer by a link, the help desk, the service owner, and the analyst. */
@ExtendWith(Visits.InChromium.class)
@Demo
class CustomerInBrowserTest {
    private static final String REQUEST = "lived:1";
    private static final String TITLE = "The beamer in room 9 stays dark";

    private static final Duration WARNED_WITHIN = Duration.ofSeconds(10);

    private int told;

    /** A warning in the chat. */
    private record Heard(Instant at, String text) {}

    @Test
    void each_sees_on_their_page_what_they_should(Visits visits, Installed demo) throws Exception {
        List<Heard> warned = new CopyOnWriteArrayList<>();
        HttpServer chat = chat(warned);
        try {
            Files.createDirectories(demo.data().resolve("subscriptions"));
            Files.writeString(
                    demo.data().resolve("subscriptions/lived.yaml"),
                    "where: {team: lived}\ntargets: [promise]\nat: [missed]\nto: [{webhook: 'http://127.0.0.1:"
                            + chat.getAddress().getPort() + "/', format: text}]\n");
            live(visits, demo, warned);
        } finally {
            chat.stop(0);
            Files.deleteIfExists(demo.data().resolve("subscriptions/lived.yaml"));
        }
    }

    private static HttpServer chat(List<Heard> warned) throws IOException {
        HttpServer chat = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        chat.createContext("/", exchange -> {
            warned.add(new Heard(
                    Instant.now(), new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        chat.start();
        return chat;
    }

    private void live(Visits visits, Installed demo, List<Heard> warned) throws Exception {
        Page owner = visits.open(demo.reporting("/warnings"));
        awaitText(owner, demo, "1 subscription to warnings.");

        // Asked, and promised.
        tell(demo, "request-opened", """
                {"activity":"incident","service":"mail","team":"lived","businessUnit":"lived","priority":"high","impact":"high",\
                "requester":"mia.lived@example.org","title":"%s"}""".formatted(TITLE));
        tell(demo, "ownership-changed", "{\"owner\":\"Ben Lived\",\"team\":\"lived\"}");
        Instant due = Instant.now().plusSeconds(20).truncatedTo(ChronoUnit.SECONDS);
        tell(demo, "commitment-made", "{\"commitment\":\"fix\",\"due\":\"%s\"}".formatted(due));
        demo.questions().ask("/v1/requests/" + REQUEST);
        NewContextOptions plain = new NewContextOptions().setJavaScriptEnabled(false);
        Page customer = visits.open(demo.reporting(link(demo, "mine")), plain);
        awaitText(customer, demo, "Ben Lived carries it.");
        assertThat(customer.locator("h1")).containsText("1 request is open");
        assertThat(customer.locator("article")).containsText("It is promised by");
        assertThat(customer.locator("article")).containsText("It waits on nobody but IT.");

        // Warned, since it is late.
        awaitText(customer, demo, "that has passed.");
        demo.await("the warning", () -> !warned.isEmpty());
        assertThat(warned.getFirst().text())
                .contains("a promise was not kept in time")
                .doesNotContain("Ben", "mia");
        assertThat(warned.getFirst().at()).isBetween(due, due.plus(WARNED_WITHIN));
        awaitText(owner, demo, REQUEST);
        Page desk = visits.open(demo.reporting("/board?where=team:lived"));
        assertThat(desk.locator("tbody")).containsText("promise broken");
        button(customer, "Ask again");
        assertThat(customer.getByRole(AriaRole.STATUS)).containsText("IT is told that you ask again.");

        // It waits on the customer for a while.
        tell(demo, "barrier-raised", "{\"barrier\":\"room\",\"waitingOn\":\"customer\",\"told\":true}");
        awaitText(customer, demo, "1 waits on you.");
        assertThat(customer.locator("article")).containsText("It waits on you");
        assertThat(customer.locator("main")).containsText("You owe IT an answer: " + TITLE);
        tell(demo, "barrier-cleared", "{\"barrier\":\"room\",\"told\":true}");
        awaitText(customer, demo, "You owe IT no answer.");

        // Delivered late and told so, refused, and open again.
        tell(demo, "progress-reported", "{\"visibleToCustomer\":true,\"by\":\"Ben Lived\"}");
        tell(demo, "progress-reported", "{\"visibleToCustomer\":false,\"by\":\"Cleo Hidden\"}");
        tell(demo, "commitment-delivered", "{\"commitment\":\"fix\"}");
        tell(demo, "request-resolved", "{\"by\":\"Ben Lived\"}");
        awaitText(customer, demo, "IT says it was done on");
        customer.getByText("It is not solved", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        customer.getByLabel("What is missing?").fill("It is still dark");
        button(customer, "Tell IT it is not solved");
        assertThat(customer.getByRole(AriaRole.STATUS)).containsText("the request is open again");
        awaitText(customer, demo, "1 request is open");
        awaitText(desk, demo, TITLE);

        // Solved, accepted, rated.
        tell(demo, "request-resolved", "{\"by\":\"Ben Lived\"}");
        awaitText(customer, demo, "IT says it was done on");
        look(visits.open(URI.create(customer.url())), "mine");
        button(customer, "It is solved");
        assertThat(customer.getByRole(AriaRole.STATUS)).containsText("you accept the result");
        awaitText(customer, demo, "You accepted it.");
        assertThat(customer.locator("body")).not().containsText("Cleo");
        customer.navigate(demo.reporting(link(demo, "rate") + "?score=4").toString());
        look(visits.open(URI.create(customer.url())), "rate");
        assertThat(customer.getByLabel("4 of 5").first()).isChecked();
        button(customer, "Send my rating");
        assertThat(customer.getByRole(AriaRole.STATUS)).containsText("Your rating is recorded.");

        Page reader = visits.open(demo.reporting(link(demo, "mine") + "?done=accept"));
        assertThat(reader.getByRole(AriaRole.STATUS)).containsText("you accept the result");
        reader.reload();
        assertThat(reader.locator("h1")).isVisible();
        assertThat(reader.getByRole(AriaRole.STATUS)).hasCount(0);

        Page analyst = visits.open(demo.reporting("/requests/" + REQUEST));
        awaitText(analyst, demo, "The customer rated it");
        for (String said : List.of(
                "promised it by",
                "What was promised was delivered",
                "The customer refused the result: “It is still dark”",
                "reopened it",
                "The customer accepted the result",
                "/engagement/customer")) {
            assertThat(analyst.locator("main")).containsText(said);
        }
        owner.navigate(
                demo.reporting("/behind?measure=satisfaction&where=team:lived").toString());
        assertThat(owner.locator("main")).containsText(TITLE);
        owner.navigate(demo.reporting("/behind?measure=commitments-kept&where=team:lived")
                .toString());
        assertThat(owner.locator("main")).containsText(TITLE);
    }

    /**
     * Looks at a page on a phone and a desk, in light and dark, and leaves its pictures beside the test's report. The page runs scripts, since
     * what looks for barriers is one.
     */
    private static void look(Page page, String name) throws IOException {
        Path pictures = Files.createDirectories(Path.of("target", "pictures"));
        List<String> found = new ArrayList<>();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : new int[] {320, 360, 1_200}) {
                page.setViewportSize(width, 900);
                found.addAll(PageForEverybodyTest.barriers(PageForEverybodyTest.axe(page), name));
                if (page.locator("html").boundingBox().width > width) {
                    found.add(name + " is wider than " + width);
                }
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(pictures.resolve(name + "-" + width + "-" + scheme + ".png")));
            }
        }
        assertThat(found).isEmpty();
        page.locator("details summary").all().forEach(Locator::click);
        assertThat(PageForEverybodyTest.barriers(PageForEverybodyTest.axe(page), name + ", all open"))
                .isEmpty();
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(pictures.resolve(name + "-open.png")));
    }

    private void tell(Installed demo, String name, String data) throws IOException, InterruptedException {
        String event = """
                {"specversion":"1.0","type":"dev.engagement.%s.v1","source":"/tools/lived","id":"lived-%d",\
                "subject":"%s","time":"%s","data":%s}""".formatted(name, told++, REQUEST, Instant.now(), data);
        HttpRequest request = HttpRequest.newBuilder(demo.service().resolve("/v1/events"))
                .header("Content-Type", "application/cloudevents+json")
                .POST(BodyPublishers.ofString(event))
                .build();
        assertThat(send(request).statusCode()).isEqualTo(201);
    }

    /** Returns a link, as the help desk's own mails have it; who asked may become known a moment after the request. */
    private static String link(Installed demo, String kind) throws InterruptedException {
        return URI.create(demo.questions()
                        .askJson("/v1/links?request=" + REQUEST)
                        .path(kind)
                        .asString())
                .getPath();
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }

    private static void awaitText(Page page, Installed demo, String text) throws InterruptedException {
        demo.await(text, () -> {
            page.reload();
            return page.locator("main").textContent().replaceAll("\\s+", " ").contains(text);
        });
    }

    private static void button(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }
}
