package dev.engagement.reporting.login;

import dev.engagement.documents.Refused;
import dev.engagement.reporting.login.SessionTokens.Pair;
import dev.engagement.shared.access.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.event.OAuth2AuthorizedClientRefreshedEvent;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizedClientRefreshedEventListener;
import org.springframework.security.oauth2.client.oidc.authentication.event.OidcUserRefreshedEvent;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** Keeps a session as long as the issuer knows its person, with the roles that the issuer names now. */
@Component
@ConditionalOnExpression(Provider.IS_SET)
class Renewal {
    private static final Logger LOG = LoggerFactory.getLogger(Renewal.class);
    /** Leaves the command side time to take the token. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final Provider provider;
    private final SessionTokens tokens;
    private final Clock clock;
    private final Duration renewAfter;
    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();
    private final OidcAuthorizedClientRefreshedEventListener people = new OidcAuthorizedClientRefreshedEventListener();

    Renewal(
            Provider provider,
            SessionTokens tokens,
            SignedInPeople roles,
            Clock clock,
            @Value("${engagement.oidc.renew-after}") Duration renewAfter) {
        this.provider = provider;
        this.tokens = tokens;
        this.clock = clock;
        this.renewAfter = renewAfter;
        people.setJwtDecoderFactory(provider);
        people.setUserService(provider.people());
        people.setAuthoritiesMapper(roles);
        people.setApplicationEventPublisher(event -> {
            if (event instanceof OidcUserRefreshedEvent same) {
                SecurityContextHolder.setContext(new SecurityContextImpl(same.getAuthentication()));
            }
        });
    }

    void renew(HttpServletRequest request, HttpServletResponse response) {
        Authentication reader = SecurityContextHolder.getContext().getAuthentication();
        if (!(reader instanceof OAuth2AuthenticationToken)) {
            return;
        }
        Pair now = tokens.of(request);
        if (now != null && clock.instant().isBefore(end(now.access()))) {
            return;
        }
        if (now == null || now.refresh() == null || !refresh(now, now.refresh(), reader, request, response)) {
            forget(request);
        }
    }

    private Instant end(OAuth2AccessToken token) {
        Instant issued = token.getIssuedAt();
        Instant expires = token.getExpiresAt();
        if (issued == null || expires == null) {
            return Instant.MIN;
        }
        Instant due = issued.plus(renewAfter);
        return due.isBefore(expires.minus(MARGIN)) ? due : expires.minus(MARGIN);
    }

    /** Returns whether the issuer still knows the reader. */
    private boolean refresh(
            Pair now,
            OAuth2RefreshToken refresh,
            Authentication reader,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            ClientRegistration us = provider.registration();
            OAuth2AccessTokenResponse fresh = withScopes(
                    provider.refreshes()
                            .getTokenResponse(new OAuth2RefreshTokenGrantRequest(us, now.access(), refresh)),
                    us);
            OAuth2AuthorizedClient client = new OAuth2AuthorizedClient(
                    us, reader.getName(), fresh.getAccessToken(), orElse(fresh.getRefreshToken(), refresh));
            people.onApplicationEvent(new OAuth2AuthorizedClientRefreshedEvent(fresh, client));
            tokens.saveAuthorizedClient(client, reader, request, response);
        } catch (OAuth2AuthenticationException | OAuth2AuthorizationException refused) {
            return told(refused);
        } catch (RestClientException | IllegalArgumentException | IllegalStateException away) {
            throw unavailable(away);
        }
        boolean isTold = SecurityContextHolder.getContext().getAuthentication() != reader;
        if (isTold) {
            sessions.saveContext(SecurityContextHolder.getContext(), request, response);
        } else {
            LOG.info("A session ends: the issuer gave no ID token beside its new token");
        }
        return isTold;
    }

    /** Returns the answer with the scopes that it has: an issuer may leave them out if they are those that we asked for. */
    private static OAuth2AccessTokenResponse withScopes(OAuth2AccessTokenResponse answer, ClientRegistration us) {
        return answer.getAccessToken().getScopes().isEmpty()
                ? OAuth2AccessTokenResponse.withResponse(answer)
                        .scopes(us.getScopes())
                        .build()
                : answer;
    }

    private static OAuth2RefreshToken orElse(@Nullable OAuth2RefreshToken fresh, OAuth2RefreshToken last) {
        return fresh == null ? last : fresh;
    }

    /** Returns false: the issuer refused. An issuer that could not be asked is no refusal. */
    private static boolean told(RuntimeException refused) {
        for (Throwable cause = refused.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof RestClientException || cause instanceof IOException) {
                throw unavailable(refused);
            }
        }
        LOG.info("A session ends: {}", SignInLog.line(refused));
        return false;
    }

    private static Refused unavailable(RuntimeException away) {
        LOG.warn("The issuer cannot be asked about a session: {}", SignInLog.line(away));
        return new Refused(
                Refusals.unavailable("The issuer does not answer, so that nobody knows whether you may still go on."),
                Refusals.TRY_AGAIN_AFTER);
    }

    private static void forget(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
