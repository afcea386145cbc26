package dev.engagement.benchmarks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Errands of the four readers, each from the first view with no more than so many steps, by mouse and by keyboard alone. */
@ExtendWith(Visits.InChromium.class)
@Demo
class ErrandsTest {
    /** How a reader acts. */
    enum Hand {
        MOUSE,
        KEYBOARD
    }

    /** A reader whose steps are counted; typing into a field is part of the step that sends it. */
    private static final class Reader {
        private final Page page;
        private final Hand hand;
        private int steps;

        Reader(Visits visits, Installed demo, Hand hand) {
            this.page = visits.open(demo.reporting("/"));
            this.hand = hand;
        }

        Page page() {
            return page;
        }

        /** Follows a link or presses a button. */
        void take(Locator control) {
            steps++;
            if (hand == Hand.MOUSE) {
                control.click();
            } else {
                control.focus();
                assertThat(control).isFocused();
                page.keyboard().press("Enter");
            }
        }

        void link(String name) {
            take(page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName(name).setExact(true))
                    .first());
        }

        void button(String name) {
            take(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name))));
        }

        void hasNeeded(int atMost) {
            assertThat(steps).isLessThanOrEqualTo(atMost);
        }
    }

    @ParameterizedTest
    @EnumSource(Hand.class)
    void is_last_month_better_than_the_one_before_and_why(Hand hand, Visits visits, Installed demo) {
        Reader reader = new Reader(visits, demo, hand);
        reader.link("last month");

        assertThat(reader.page().locator("h1"))
                .containsText(Pattern.compile("(Better|Worse|better|worse|As good as).*the month before"));
        assertThat(reader.page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Summary")))
                .containsText(Pattern.compile("better|worse"));
        reader.hasNeeded(1);
    }

    @ParameterizedTest
    @EnumSource(Hand.class)
    void which_critical_requests_of_one_team_has_nobody_answered(Hand hand, Visits visits, Installed demo) {
        Reader reader = new Reader(visits, demo, hand);
        reader.link("Board");
        Page page = reader.page();
        page.getByLabel("Team").selectOption(new SelectOption().setIndex(1));
        // A calm demo may have no critical request that is open.
        page.getByLabel("Urgency")
                .selectOption(
                        page.locator("option[value='urgency:critical']").count() > 0
                                ? "urgency:critical"
                                : "urgency:high");
        reader.button("Show");

        assertThat(page).hasURL(Pattern.compile("where=team%3A[a-z]+&where=urgency%3A(critical|high)"));
        assertThat(page.locator("main .condition")).hasCount(2);
        reader.hasNeeded(2);
    }

    @ParameterizedTest
    @EnumSource(Hand.class)
    void where_is_the_request_of_which_i_know_a_word(Hand hand, Visits visits, Installed demo) throws Exception {
        Requests.open(demo, "errand-" + hand.name().toLowerCase(Locale.ROOT), "The plotter eats paper", Instant.now());
        demo.questions().ask("/v1/requests/browser:errand-" + hand.name().toLowerCase(Locale.ROOT));
        Reader reader = new Reader(visits, demo, hand);
        Page page = reader.page();
        page.keyboard().press("/");
        page.keyboard().type("plotter");
        page.keyboard().press("Enter");

        assertThat(page.locator("tbody").first()).containsText("The plotter eats paper");
        reader.hasNeeded(0);
    }

    @ParameterizedTest
    @EnumSource(Hand.class)
    void all_broken_promises_of_a_quarter_as_a_file(Hand hand, Visits visits, Installed demo) throws IOException {
        Reader reader = new Reader(visits, demo, hand);
        reader.link("last quarter");
        Page page = reader.page();
        reader.take(page.locator("a[href*='outcome=broken']").first());
        String said = page.locator("h1").textContent();
        Download file = page.waitForDownload(() -> reader.link("CSV"));

        List<String> lines = Files.readAllLines(file.path());
        assertThat(file.suggestedFilename())
                .startsWith("commitments-kept-broken_")
                .endsWith(".csv");
        assertThat(lines.getFirst()).startsWith("request,title,team,owner,opened_at");
        assertThat(said).contains((lines.size() - 1) + " reading");
        reader.hasNeeded(3);
    }

    @ParameterizedTest
    @EnumSource(Hand.class)
    void the_scorecard_as_it_was_known_then_and_back(Hand hand, Visits visits, Installed demo) {
        Reader reader = new Reader(visits, demo, hand);
        Page page = reader.page();
        page.getByLabel("As known at").fill("2026-03-01T00:00:00Z");
        reader.button("Show");
        assertThat(page.getByText("Not now:").first()).isVisible();
        reader.link("Back to now");

        assertThat(page.getByText("Not now:")).hasCount(0);
        reader.hasNeeded(2);
    }

    @ParameterizedTest
    @EnumSource(Hand.class)
    void what_a_draft_charter_would_change_and_publishing_it(Hand hand, Visits visits, Installed demo)
            throws InterruptedException {
        Reader reader = new Reader(visits, demo, hand);
        Page page = reader.page();
        reader.link("Charter");
        reader.link("Propose a change");
        Locator text = page.getByLabel("The charter, in YAML");
        String name = "errand-" + hand.name().toLowerCase(Locale.ROOT);
        text.fill(text.inputValue()
                .replaceFirst("charter: default", "charter: " + name)
                .replaceFirst("engage: PT1H\\b", "engage: PT12H"));
        reader.button("Show what it would change");
        assertThat(page.locator("h1")).containsText("The draft would have changed the figures of");
        assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Clauses that differ")))
                .containsText("attention");
        reader.hasNeeded(4);

        reader.button("Publish it");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("is published");
        reader.hasNeeded(5);
    }

    @ParameterizedTest
    @EnumSource(Hand.class)
    void why_a_figure_changed(Hand hand, Visits visits, Installed demo) {
        Reader reader = new Reader(visits, demo, hand);
        reader.link("Replays");
        Page page = reader.page();
        reader.take(page.locator("[aria-labelledby=compare]").getByRole(AriaRole.LINK));

        assertThat(page.locator("h1")).containsText("otherwise");
        assertThat(page.locator("[aria-labelledby=requests] tbody tr").first()).isVisible();
        reader.hasNeeded(3);
    }
}
