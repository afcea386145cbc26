package dev.engagement.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Readers of the page in real browsers; after each test nothing may have been asked of anybody else, and no browser may have complained. */
public final class Visits {
    /** The machine may be busy with much else. */
    private static final double PATIENCE_MILLIS = 60_000;

    private final Browser browser;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    private Visits(Browser browser) {
        this.browser = browser;
    }

    /** A reader who has never been here, and opens an address. */
    public Page open(URI address) {
        return open(address, new Browser.NewContextOptions());
    }

    /** The same with a browser of a certain kind. */
    public Page open(URI address, Browser.NewContextOptions kind) {
        BrowserContext context = browser.newContext(kind);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        contexts.add(context);
        context.onRequest(request -> {
            if (!URI.create(request.url()).getRawAuthority().equals(address.getRawAuthority())) {
                complaints.add("asks somebody else: " + request.url());
            }
        });
        context.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                complaints.add(message.page().url() + ": " + message.text());
            }
        });
        context.onWebError(fault -> complaints.add(fault.error()));
        Page page = context.newPage();
        page.navigate(address.toString());
        return page;
    }

    private void end() {
        contexts.forEach(BrowserContext::close);
        assertThat(complaints).isEmpty();
    }

    /** Gives each test its own, all of them in one browser. */
    static final class InChromium implements BeforeAllCallback, AfterEachCallback, ParameterResolver {
        private static final Namespace HERE = Namespace.create(InChromium.class);

        @Override
        public void beforeAll(ExtensionContext context) {
            Tools.require("chromium");
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Visits.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            Chromium chromium = context.getRoot()
                    .getStore(HERE)
                    .computeIfAbsent(Chromium.class, any -> new Chromium(), Chromium.class);
            return context.getStore(HERE)
                    .computeIfAbsent(Visits.class, any -> new Visits(chromium.browser()), Visits.class);
        }

        @Override
        public void afterEach(ExtensionContext context) {
            Visits visits = context.getStore(HERE).get(Visits.class, Visits.class);
            if (visits != null) {
                visits.end();
            }
        }
    }
}
