package dev.engagement.benchmarks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Whoever reads the page, with whatever they read it. */
@ExtendWith(Visits.InChromium.class)
@Demo
class PageForEverybodyTest {
    private static final int MOST_BYTES = 150_000;
    private static final int MOST_CONTROLS = 600;
    private static final int WIDE = 1_440;
    /** Phones, a tablet, and the wide screen at 200 % and as it is; a build looks at the narrowest and the widest. */
    private static final int[] WIDTHS =
            Boolean.getBoolean("campaigns") ? new int[] {320, 390, WIDE / 2, 768, WIDE} : new int[] {320, WIDE};

    /** A colour is the same on any screen. */
    private static final int[] DARK_WIDTHS = Boolean.getBoolean("campaigns") ? WIDTHS : new int[] {WIDE};

    /** What has the focus: its name, whether that shows, and how many others there are that the keyboard should reach. */
    private static final String FOCUSED = """
            () => {
              const one = document.activeElement;
              const style = getComputedStyle(one);
              one.number ??= (window.numbers = (window.numbers ?? 0) + 1);
              return one.number + (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 ? ' seen ' : ' unseen ') + one.outerHTML.slice(0, 120);
            }""";

    private static final String CONTROLS = """
            () => [...document.querySelectorAll('a[href], button, select, input:not([type=hidden]), [tabindex="0"]')].length""";

    private static final String TRANSFERRED = """
            () => ['navigation', 'resource'].flatMap(type => performance.getEntriesByType(type)).reduce((sum, one) => sum + one.transferSize, 0)""";

    /** What depends on colours and on room; the rest is the same on any screen. */
    private static final List<String> OF_LOOKS =
            List.of("color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size");

    /** Every view, one with everything in it, and one with nothing. */
    static List<String> views(Installed demo) {
        JsonNode replays = demo.questions().now("/v1/replays").get("replays");
        String after = replays.get(replays.size() - 2).get("id").asString();
        String before = replays.get(replays.size() - 1).get("id").asString();
        return List.of(
                "/",
                "/?month=1999-01",
                "/behind?measure=time-to-engage&which=missed",
                "/board",
                "/requests/" + busiest(demo),
                "/replays",
                "/replays/" + after,
                "/replays/" + before + "/differences/" + after,
                "/charter",
                "/charter/change",
                "/charters/sales",
                "/comparison",
                "/projects",
                "/suppliers",
                "/warnings",
                "/how-to-read",
                "/connections");
    }

    /** One that was handed on: it has the most to show. */
    private static String busiest(Installed demo) {
        return demo.questions()
                .now("/v1/requests?state=closed&limit=1&sort=newest")
                .at("/requests/0/request")
                .asString();
    }

    @Test
    void nothing_keeps_anybody_from_reading_a_view_in_light_and_dark_on_any_screen(Visits visits, Installed demo) {
        Page page = visits.open(demo.reporting("/"));
        List<String> found = new ArrayList<>();
        for (String view : views(demo)) {
            page.setViewportSize(WIDE, 900);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            page.navigate(demo.reporting(view).toString());
            found.addAll(barriers(axe(page), view));
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                for (int width : scheme == ColorScheme.LIGHT ? WIDTHS : DARK_WIDTHS) {
                    String here = view + ", " + width + " wide, " + scheme;
                    page.setViewportSize(width, 900);
                    found.addAll(barriers(axe(page).withRules(OF_LOOKS), here));
                    if ((int) page.evaluate("document.documentElement.scrollWidth - innerWidth") > 0) {
                        found.add(here + ": wider than the screen");
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }

    /** Violations alone, and in one go, since no view has frames: what is right about thousands of elements is nothing we read. */
    static AxeBuilder axe(Page page) {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).options(options).setLegacyMode(true);
    }

    static List<String> barriers(AxeBuilder axe, String view) {
        List<String> barriers = new ArrayList<>();
        for (Rule rule : axe.analyze().getViolations()) {
            if (List.of("serious", "critical").contains(rule.getImpact())) {
                rule.getNodes().forEach(node -> barriers.add(view + ": " + rule.getHelp() + " " + node.getHtml()));
            }
        }
        return barriers;
    }

    @Test
    void the_keyboard_reaches_every_control_and_shows_where_it_is(Visits visits, Installed demo) {
        Page page = visits.open(demo.reporting("/"));
        // A board that stands still while it is walked through.
        page.route(
                "**/board/changes",
                route -> route.fulfill(new Route.FulfillOptions().setContentType("text/event-stream")));
        page.keyboard().press("Tab");
        assertThat(page.getByText("Skip to the content")).isFocused();
        assertThat(page.getByText("Skip to the content")).isInViewport();
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("#main$"));
        page.keyboard().press("Tab");
        assertThat((boolean) page.evaluate("document.querySelector('main').contains(document.activeElement)"))
                .isTrue();

        for (String view : List.of(
                "/?month=1999-01&by=team&where=team:none",
                "/board",
                "/charter",
                "/charter/change",
                "/comparison",
                "/suppliers",
                "/replays",
                "/connections")) {
            page.navigate(demo.reporting(view).toString());
            int controls = (int) page.evaluate(CONTROLS);
            Set<String> reached = new HashSet<>();
            for (int presses = 0; reached.size() < controls && presses < MOST_CONTROLS; presses++) {
                page.keyboard().press("Tab");
                String focused = (String) page.evaluate(FOCUSED);
                assertThat(focused).as(view).contains(" seen ");
                reached.add(focused.split(" ")[0]);
            }
            assertThat(reached).as(view).hasSize(controls);
        }
    }

    @Test
    void times_are_those_of_the_readers_own_zone(Visits visits, Installed demo)
            throws IOException, InterruptedException {
        Requests.open(demo, "zone", "Late on a Friday", Instant.parse("2026-03-27T15:30:00Z"));
        demo.questions().ask("/v1/requests/browser:zone");

        Page tokyo = visits.open(
                demo.reporting("/requests/browser:zone"), new NewContextOptions().setTimezoneId("Asia/Tokyo"));
        assertThat(tokyo.locator("footer")).containsText("Times are those of Asia/Tokyo.");
        assertThat(tokyo.locator("#entry-1")).containsText("28 Mar 2026, 00:30");

        Page berlin = visits.open(
                demo.reporting("/requests/browser:zone"), new NewContextOptions().setTimezoneId("Europe/Berlin"));
        assertThat(berlin.locator("#entry-1")).containsText("27 Mar 2026, 16:30");
    }

    @Test
    void without_a_script_every_view_is_there_and_every_form_works(Visits visits, Installed demo) {
        Page page = visits.open(demo.reporting("/"), new NewContextOptions().setJavaScriptEnabled(false));
        for (String view : views(demo)) {
            page.navigate(demo.reporting(view).toString());
            assertThat(page.locator("h1")).isVisible();
        }
        page.navigate(demo.reporting("/").toString());
        page.getByLabel("Split by").selectOption("team");
        button(page, "Show");
        assertThat(page.locator("#split")).hasText("By team");
        page.navigate(demo.reporting("/board").toString());
        page.getByLabel("Sort by").selectOption("newest");
        button(page, "Show");
        assertThat(page.locator("tbody tr").first()).isVisible();
        page.navigate(demo.reporting("/replays").toString());
        page.getByLabel("Split by").selectOption("team");
        button(page, "Replay");
        assertThat(page.locator("h1")).containsText("split by team");
        assertThat(page.locator("footer")).containsText("Times are those of Europe/Berlin.");
    }

    @Test
    void no_view_weighs_more_than_it_may(Visits visits, Installed demo) {
        for (String view : views(demo)) {
            // Of the charter's zone, or else the first view would be loaded twice, and weighed without what is kept by
            // then.
            Page page = visits.open(demo.reporting(view), new NewContextOptions().setTimezoneId("Europe/Berlin"));
            int bytes = (int) page.evaluate(TRANSFERRED);
            assertThat(bytes).as(view).isBetween(1_000, MOST_BYTES);
        }
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .click();
    }
}
