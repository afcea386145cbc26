package dev.engagement.shared.access;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** Browser sign-in, for a service that has pages and settings for it. */
public interface BrowserSession {
    /** Adds the sign-in to the chain; {@code refusals} answer callers that it does not redirect. */
    void addTo(HttpSecurity chain, Refusals refusals);

    /** Returns the issuer's token of the person signed in with that browser, while it is valid; null if there is none. */
    @Nullable
    String token(HttpServletRequest request);

    /** Returns the name of the person signed in; null if nobody is. */
    @Nullable
    String name();
}
