package dev.engagement.benchmarks;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Makes the pictures of the documents: a tour of every view of the demo, in light and dark, wide and on a phone, and the annotated ones of "How
 * to read it", into {@code docs/screenshots}.
 *
 * <pre>benchmarks/run Screenshots [address of a running demo's page]</pre>
 */
public final class Screenshots {
    private static final int WIDE = 1200;
    private static final int NARROW = 400;
    private static final int HEIGHT = 1_100;

    /** Puts a number beside an element. */
    private static final String MARK = """
            ([selector, number]) => {
              const one = document.querySelector(selector);
              if (!one) throw new Error('nothing at ' + selector);
              const place = one.getBoundingClientRect();
              const mark = document.createElement('b');
              mark.textContent = number;
              Object.assign(mark.style, {position: 'absolute', left: Math.max(2, place.left + scrollX - 30) + 'px', top: (place.top + scrollY) + 'px',
                width: '26px', height: '26px', borderRadius: '13px', background: '#b3450b', color: '#fff', textAlign: 'center',
                font: 'bold 16px/26px sans-serif', zIndex: 9});
              document.body.append(mark);
            }""";

    private static final List<String> ON_SCORECARD = List.of(
            "h1", ".presets", ".summary", "#engagement figure:nth-of-type(1)", "#engagement figure:nth-of-type(2)");

    private static final List<String> ON_BOARD = List.of("h1", "nav[aria-label=Sections]", "form.filters", "tbody tr");
    private static final List<String> ON_REQUEST = List.of("h1", "figure.wide", "#readings", "#story");

    private Screenshots() {}

    /** A picture of a view. */
    private record Shot(String name, String address, int width, ColorScheme scheme) {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0) {
            shoot(URI.create(arguments[0]));
            return;
        }
        Path data = Files.createTempDirectory("screenshots").resolve("data");
        try (Installed demo = Installed.start(data, Map.of(), "--demo")) {
            demo.await("the demo", () -> demo.said().contains("it goes on while this runs"));
            shoot(demo.reporting("/"));
        }
    }

    private static void shoot(URI page) throws IOException {
        Path folder = Files.createDirectories(Project.root().resolve("docs/screenshots"));
        try (Chromium chromium = new Chromium()) {
            Browser browser = chromium.browser();
            String request = found(browser, page.resolve("/behind?measure=hand-offs&which=settled"), "tbody a");
            String differences = found(browser, page.resolve("/replays"), "[aria-labelledby=compare] a");
            for (Shot shot : shots(request, differences)) {
                try (BrowserContext context = context(browser, shot.width(), shot.scheme())) {
                    Page window = context.newPage();
                    window.navigate(page.resolve(shot.address()).toString());
                    shoot(window, folder.resolve(shot.name() + ".png"));
                }
            }
            annotate(browser, page.resolve("/?period=last-month"), folder.resolve("read-scorecard.png"), ON_SCORECARD);
            annotate(browser, page.resolve("/board"), folder.resolve("read-board.png"), ON_BOARD);
            annotate(browser, page.resolve(request), folder.resolve("read-request.png"), ON_REQUEST);
        }
    }

    private static List<Shot> shots(String request, String differences) {
        return List.of(
                new Shot("scorecard", "/?period=last-month", WIDE, ColorScheme.LIGHT),
                new Shot("scorecard-split", "/?period=last-month&by=team", WIDE, ColorScheme.DARK),
                new Shot("scorecard-phone", "/?period=last-month", NARROW, ColorScheme.DARK),
                new Shot("board", "/board", WIDE, ColorScheme.LIGHT),
                new Shot("board-phone", "/board", NARROW, ColorScheme.LIGHT),
                new Shot("request", request, WIDE, ColorScheme.LIGHT),
                new Shot("charter", "/charter", WIDE, ColorScheme.LIGHT),
                new Shot("charter-phone", "/charter", NARROW, ColorScheme.DARK),
                new Shot("replays", differences, WIDE, ColorScheme.LIGHT),
                new Shot("connections", "/connections", WIDE, ColorScheme.DARK));
    }

    private static BrowserContext context(Browser browser, int width, ColorScheme scheme) {
        return browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, HEIGHT).setColorScheme(scheme));
    }

    /** Returns the address of a link on a view. */
    private static String found(Browser browser, URI view, String link) {
        try (BrowserContext context = context(browser, WIDE, ColorScheme.LIGHT)) {
            Page window = context.newPage();
            window.navigate(view.toString());
            return window.locator(link).first().getAttribute("href");
        }
    }

    /** Makes a picture with a number beside each of these elements. */
    private static void annotate(Browser browser, URI view, Path file, List<String> selectors) {
        try (BrowserContext context = context(browser, WIDE + 60, ColorScheme.LIGHT)) {
            Page window = context.newPage();
            window.navigate(view.toString());
            for (int i = 0; i < selectors.size(); i++) {
                window.evaluate(MARK, List.of(selectors.get(i), String.valueOf(i + 1)));
            }
            shoot(window, file);
        }
    }

    private static void shoot(Page window, Path file) {
        int width = window.viewportSize().width;
        int most = file.getFileName().toString().startsWith("read-") ? 2 * HEIGHT : HEIGHT;
        window.setViewportSize(width, Math.min(most, (int) window.evaluate("document.body.scrollHeight")));
        window.screenshot(new Page.ScreenshotOptions().setPath(file));
        System.out.println(file + ": " + window.locator("h1").textContent());
        window.setViewportSize(width, HEIGHT);
    }
}
