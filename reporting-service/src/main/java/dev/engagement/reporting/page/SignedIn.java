package dev.engagement.reporting.page;

import dev.engagement.shared.access.BrowserSession;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The person who reads a view, if they signed in. */
@Component
public class SignedIn {
    private final ObjectProvider<BrowserSession> sessions;

    SignedIn(ObjectProvider<BrowserSession> sessions) {
        this.sessions = sessions;
    }

    /** Returns their name; null if nobody signed in. */
    public @Nullable String name() {
        BrowserSession session = sessions.getIfAvailable();
        return session == null ? null : session.name();
    }
}
