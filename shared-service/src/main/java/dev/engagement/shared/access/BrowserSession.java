package dev.engagement.shared.access;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** How people sign in with a browser, where a service has pages and is told how. */
public interface BrowserSession {
    /** Adds to the chain what it needs; whom it does not send somewhere else the refusals answer. */
    void addTo(HttpSecurity chain, Refusals refusals);

    /** The token that the issuer gave us for whoever sits before that browser, as long as it holds; null if there is none. */
    @Nullable
    String token(HttpServletRequest request);
}
