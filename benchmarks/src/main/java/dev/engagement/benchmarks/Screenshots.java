package dev.engagement.benchmarks;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Makes the pictures of the README: every view of the demo, into {@code docs/screenshots}.
 *
 * <pre>benchmarks/run Screenshots [address of a running demo's page]</pre>
 */
public final class Screenshots {
    private static final int WIDE = 1200;
    private static final int NARROW = 400;
    private static final int HEIGHT = 1_100;

    private Screenshots() {}

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

    private static void shoot(URI page) throws Exception {
        Path folder = Files.createDirectories(Project.root().resolve("docs/screenshots"));
        try (Chromium chromium = new Chromium()) {
            Browser browser = chromium.browser();
            try (BrowserContext light = browser.newContext(new Browser.NewContextOptions()
                    .setViewportSize(WIDE, HEIGHT)
                    .setColorScheme(ColorScheme.LIGHT))) {
                Page window = light.newPage();
                for (String view : new String[] {"scorecard", "board", "replays", "connections"}) {
                    window.navigate(page.resolve(view.equals("scorecard") ? "/" : "/" + view)
                            .toString());
                    shoot(window, folder.resolve(view + ".png"));
                }
                window.navigate(
                        page.resolve("/behind?measure=hand-offs&which=settled").toString());
                window.locator("tbody a").first().click();
                shoot(window, folder.resolve("request.png"));
            }
            try (BrowserContext dark = browser.newContext(new Browser.NewContextOptions()
                    .setViewportSize(NARROW, HEIGHT)
                    .setColorScheme(ColorScheme.DARK))) {
                Page phone = dark.newPage();
                phone.navigate(page.toString());
                shoot(phone, folder.resolve("scorecard-phone.png"));
            }
        }
    }

    private static void shoot(Page window, Path file) {
        int width = window.viewportSize().width;
        window.setViewportSize(width, Math.min(HEIGHT, (int) window.evaluate("document.body.scrollHeight")));
        window.screenshot(new Page.ScreenshotOptions().setPath(file));
        System.out.println(file + ": " + window.locator("h1").textContent());
        window.setViewportSize(width, HEIGHT);
    }
}
