package dev.engagement.reporting.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.stereotype.Component;

/** The issuer's tokens of a session. Keeps no more than these: Spring's own repository would store our client secret with every session. */
@Component
@ConditionalOnExpression(Provider.IS_SET)
class SessionTokens implements OAuth2AuthorizedClientRepository {
    private static final String ATTRIBUTE = SessionTokens.class.getName();

    private final Provider provider;

    /** Tokens as the session's table keeps them. */
    record Pair(OAuth2AccessToken access, @Nullable OAuth2RefreshToken refresh) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    SessionTokens(Provider provider) {
        this.provider = provider;
    }

    @Nullable
    Pair of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : (Pair) session.getAttribute(ATTRIBUTE);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // the interface's signature
    public <T extends OAuth2AuthorizedClient> T loadAuthorizedClient(
            String registration, Authentication reader, HttpServletRequest request) {
        Pair tokens = of(request);
        return tokens == null
                ? null
                : (T) new OAuth2AuthorizedClient(
                        provider.registration(), reader.getName(), tokens.access(), tokens.refresh());
    }

    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient client,
            Authentication reader,
            HttpServletRequest request,
            HttpServletResponse response) {
        request.getSession().setAttribute(ATTRIBUTE, new Pair(client.getAccessToken(), client.getRefreshToken()));
    }

    @Override
    public void removeAuthorizedClient(
            String registration, Authentication reader, HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }
}
