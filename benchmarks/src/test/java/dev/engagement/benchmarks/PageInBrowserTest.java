package dev.engagement.benchmarks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The five views in a real browser, as somebody uses them. */
@ExtendWith({Visits.InChromium.class, Demo.class})
class PageInBrowserTest {
    @Test
    void a_figure_leads_to_its_requests_a_request_to_its_story_and_a_reading_to_its_entries(
            Visits visits, Installed demo) {
        Page page = visits.open(demo.reporting("/"));
        assertThat(page.locator("h1")).containsText("of all requests had somebody's attention");

        row(page.locator("#engagement"), "time to engage")
                .getByRole(AriaRole.LINK)
                .first()
                .click();
        assertThat(page).hasURL(Pattern.compile("/behind\\?measure=time-to-engage&which=settled$"));
        assertThat(page.locator("h1")).containsText("of time to engage settled");

        Locator request = page.locator("tbody").getByRole(AriaRole.LINK).first();
        String id = request.textContent();
        request.click();
        assertThat(page.locator(".id")).containsText(id);
        assertThat(page.locator("h1")).containsText("Engaged after");

        row(page.locator("main"), "time to engage")
                .getByRole(AriaRole.LINK)
                .first()
                .click();
        assertThat(page).hasURL(Pattern.compile("#entry-1$"));
        assertThat(page.locator("#entry-1")).isInViewport();
    }

    private static Locator row(Locator within, String name) {
        return within.getByRole(AriaRole.ROW, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + name + " ")))
                .first();
    }
}
