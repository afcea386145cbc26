package dev.engagement.benchmarks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.PdfOptions;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The scorecard on paper, and as a file of its own. */
@ExtendWith(Visits.InChromium.class)
@Demo
class ReportOnPaperTest {
    private static final Pattern SHEET = Pattern.compile("/Type /Page\\b(?!s)");
    private static final Pattern COLOPHON =
            Pattern.compile("Engagement at 127\\.0\\.0\\.1:\\d+\\. Requests opened in .*,"
                    + " compared with .*\\. Judged by default@\\d+.*\\. As of .*\\d{4}");

    /** A sheet of A4 between its margins, in pixels. */
    private static final int PAPER = 703;
    /** The last label of an axis may stand in the margin. */
    private static final int EDGE = 5;

    private static final String FORMS =
            "[...document.querySelectorAll('form, button')].filter(one => one.offsetParent !== null).length";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_scorecard_prints_on_two_pages_without_controls_and_its_foot_says_of_what_it_is(
            Visits visits, Installed demo) {
        Page page = visits.open(demo.reporting("/?period=last-month&by=team"));
        assertThat(page.locator("footer .print")).isHidden();

        byte[] paper = page.pdf(new PdfOptions().setPreferCSSPageSize(true));
        page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(SHEET.matcher(new String(paper, StandardCharsets.ISO_8859_1))
                        .results()
                        .count())
                .isEqualTo(2);
        assertThat(page.locator("main form")).isHidden();
        assertThat(page.locator("header")).isHidden();
        assertThat(page.locator("#summary")).isVisible();
        assertThat(page.locator("footer .print")).containsText(COLOPHON);
    }

    @Test
    void no_view_is_wider_than_its_paper_or_prints_a_form(Visits visits, Installed demo) {
        Page page = visits.open(demo.reporting("/"));
        page.setViewportSize(PAPER, 1_000);
        page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
        for (String view : PageForEverybodyTest.views(demo)) {
            page.navigate(demo.reporting(view).toString());
            assertThat((int) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                    .as("%s is wider than its paper", view)
                    .isLessThanOrEqualTo(EDGE);
            assertThat(page.evaluate(FORMS)).as("%s prints so many forms", view).isEqualTo(0);
        }
    }

    @Test
    void the_command_writes_the_same_into_a_file_that_needs_no_server(Installed demo)
            throws IOException, InterruptedException {
        Path file = folder.resolve("report.html");

        EngagementCommand.CommandResult done = EngagementCommand.run(
                "report", "--period=last-month", "--where=team:data", "--url=" + demo.reporting(""), "--out=" + file);

        assertThat(done.exit()).as(done.said()).isZero();
        assertThat(Files.readString(file))
                .contains("<style>", "team:data", "The six factors, compared with")
                .containsPattern(COLOPHON)
                .doesNotContain("<script");
        assertThat(EngagementCommand.run("report", "--month=soon", "--url=" + demo.reporting(""), "--out=" + file)
                        .said())
                .contains("\"month\" must be a month");
    }
}
