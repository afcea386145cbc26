package dev.engagement.benchmarks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A charter that both sides sign in a browser without a script. */
@ExtendWith(Visits.InChromium.class)
@Demo
class SigningInBrowserTest {
    private static final String MORE = """

            for: {team: [signed]}
            signatories: [it, sales]
            restate: true
            """;

    @Test
    void the_steward_proposes_the_signer_refuses_gets_another_version_and_signs(Visits visits, Installed demo)
            throws IOException, InterruptedException {
        Requests.open(demo, "signed", "The contract is missing", Instant.now());
        demo.questions().ask("/v1/requests/browser:signed");
        NewContextOptions plain = new NewContextOptions().setJavaScriptEnabled(false);
        Page steward = visits.open(demo.reporting("/charter"), plain);
        propose(steward, MORE, "PT41M");
        awaitText(steward, demo, "Version 1 waits for IT and Sales to sign it");
        sign(steward, "it", "signs", "");

        Page signer = visits.open(demo.reporting("/charters/sales-browser?version=1"), plain);
        assertThat(signer.locator("main")).containsText("requests of team signed");
        button(signer, "link", "What this version would change");
        assertThat(signer.locator("h1")).containsText("Version 1 of sales-browser would have");
        assertThat(signer.locator("main")).containsText("signed by");
        button(signer, "link", "← Sign it, or refuse it");
        sign(signer, "sales", "refuses", "An hour is too long");
        awaitText(signer, demo, "“An hour is too long”");
        assertThat(signer.locator("main")).containsText("refused");

        steward.navigate(demo.reporting("/charters/sales-browser?version=1").toString());
        propose(steward, "\nrestate: true\n", "PT37M");
        awaitText(steward, demo, "Version 2 waits for IT and Sales to sign it");
        steward.navigate(demo.reporting("/charters/sales-browser?version=2").toString());
        assertThat(steward.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Clauses that differ")))
                .containsText("somebody's attention within 37 min");
        sign(steward, "it", "signs", "");
        signer.navigate(demo.reporting("/charters/sales-browser?version=2").toString());
        sign(signer, "sales", "signs", "");
        awaitText(signer, demo, "IT and Sales agreed on this on");
        assertThat(signer.locator("main")).containsText(Pattern.compile("sales signed on .*, by Sue"));

        demo.await("the judge", () -> {
            signer.navigate(demo.reporting("/?where=team:signed").toString());
            return signer.locator("main").textContent().contains("sales-browser@2");
        });
    }

    private static void propose(Page page, String more, String engage) {
        button(page, "link", "Propose a change");
        Locator text = page.getByLabel("The charter, in YAML");
        text.fill(text.inputValue()
                        .replaceFirst("charter: default", "charter: sales-browser")
                        .replaceFirst("effectiveFrom: \\S+", "effectiveFrom: 2026-01-01T00:00:00Z")
                        .replaceFirst("engage: PT\\w+", "engage: " + engage)
                + more);
        button(page, "button", "Show what it would change");
        assertThat(page.locator("h1")).containsText("The draft would have");
        button(page, "button", "Publish it as the next version of sales-browser");
        // A reload before the answer is there would show the draft again.
        page.waitForURL(Pattern.compile("published="));
    }

    private static void sign(Page page, String signatory, String word, String reason) {
        page.locator("select[name=signatory]").selectOption(signatory);
        page.getByLabel("Your name").fill("Sue");
        page.getByLabel("Your word").selectOption(new SelectOption().setLabel(word));
        page.getByLabel("Reason").fill(reason);
        button(page, "button", "Record it");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("It is recorded that " + signatory);
    }

    private static void awaitText(Page page, Installed demo, String text) throws InterruptedException {
        demo.await(text, () -> {
            page.reload();
            return page.locator("main").textContent().replaceAll("\\s+", " ").contains(text);
        });
    }

    private static void button(Page page, String role, String name) {
        page.getByRole(
                        role.equals("link") ? AriaRole.LINK : AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }
}
