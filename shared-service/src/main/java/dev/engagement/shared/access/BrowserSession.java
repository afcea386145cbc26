package dev.engagement.shared.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** Browser sign-in, for a service that has pages and settings for it. */
public interface BrowserSession {
    /** Adds the sign-in to the chain; {@code refusals} answer callers that it does not redirect. */
    void addTo(HttpSecurity chain, Refusals refusals);

    /**
     * Asks the issuer, every few minutes of a session, whether it still knows the person and which roles they have; ends the session if it
     * does not. Refuses the request while the issuer cannot be asked.
     */
    void renew(HttpServletRequest request, HttpServletResponse response);

    /** Returns the issuer's token of the person signed in with that browser; null if there is none. */
    @Nullable
    String token(HttpServletRequest request);

    /** Returns the name of the person signed in; null if nobody is. */
    @Nullable
    String name();
}
