package dev.engagement.reporting.login;

import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import dev.engagement.reporting.login.SessionTokens.Pair;
import dev.engagement.shared.access.BrowserSession;
import dev.engagement.shared.access.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/** Sends browsers to the issuer, and keeps a session for each person who comes back. */
@Component
@ConditionalOnExpression(Provider.IS_SET)
class Login implements BrowserSession {
    private static final String START = "/oauth2/authorization/" + Provider.NAME;
    private static final RequestMatcher PAGE = Login::isPage;
    private static final Logger LOG = LoggerFactory.getLogger(Login.class);
    private static final List<String> SAFE = List.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final Provider provider;
    private final SessionTokens tokens;
    private final Renewal renewal;
    private final SignedInPeople people;

    Login(Provider provider, SessionTokens tokens, Renewal renewal, SignedInPeople people) {
        this.provider = provider;
        this.tokens = tokens;
        this.renewal = renewal;
        this.people = people;
    }

    /** Adds no mark to the address: views refuse parameters that they do not know. */
    @SuppressWarnings("NullAway") // null turns the mark off, though the method's signature does not say so
    private static HttpSessionRequestCache wanted() {
        HttpSessionRequestCache wanted = new HttpSessionRequestCache();
        wanted.setRequestMatcher(PAGE);
        wanted.setMatchingRequestParameterName(null);
        return wanted;
    }

    @Override
    public void addTo(HttpSecurity chain, Refusals refusals) {
        OidcClientInitiatedLogoutSuccessHandler signedOut =
                new OidcClientInitiatedLogoutSuccessHandler(provider.registrations());
        signedOut.setPostLogoutRedirectUri("{baseUrl}/");
        chain.oauth2Login(login -> login.clientRegistrationRepository(provider.registrations())
                        .authorizedClientRepository(tokens)
                        .loginPage(START)
                        .tokenEndpoint(token -> token.accessTokenResponseClient(provider.codes()))
                        .userInfoEndpoint(
                                user -> user.oidcUserService(provider.people()).userAuthoritiesMapper(people))
                        .failureHandler(
                                (request, response, failed) -> refusals.send(request, response, refused(failed)))
                        .withObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                            @Override
                            public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O start) {
                                start.setAuthenticationFailureHandler((request, response, failed) ->
                                        refusals.send(request, response, unavailable(failed)));
                                return start;
                            }
                        }))
                .logout(logout -> logout.logoutSuccessHandler(signedOut))
                .requestCache(cache -> cache.requestCache(wanted()))
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(Login::isChangeInSession))
                .exceptionHandling(faults -> faults.accessDeniedHandler(refusals)
                        .defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint(START), PAGE)
                        .defaultAuthenticationEntryPointFor(
                                (request, response, nobody) -> refusals.send(request, response, ended()),
                                Refusals::isForPeople)
                        .defaultAuthenticationEntryPointFor(refusals, AnyRequestMatcher.INSTANCE));
    }

    @Override
    public void renew(HttpServletRequest request, HttpServletResponse response) {
        renewal.renew(request, response);
    }

    @Override
    public @Nullable String token(HttpServletRequest request) {
        Pair now = tokens.of(request);
        return now == null ? null : now.access().getTokenValue();
    }

    @Override
    public @Nullable String name() {
        Authentication reader = SecurityContextHolder.getContext().getAuthentication();
        if (reader == null || !(reader.getPrincipal() instanceof OidcUser person)) {
            return null;
        }
        return Stream.of(person.getFullName(), person.getPreferredUsername())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(person::getName);
    }

    private static Refused refused(AuthenticationException failed) {
        LOG.warn("A sign-in failed: {}", SignInLog.line(failed));
        return new Refused(new Problem(
                "sign-in-failed",
                HttpStatus.UNAUTHORIZED.value(),
                "Signing in failed",
                "The issuer did not sign you in, or you began in another window. Start again; the server's log says why.",
                null));
    }

    private static Refused ended() {
        return new Refused(new Problem(
                "unauthenticated",
                HttpStatus.UNAUTHORIZED.value(),
                "Your session has ended",
                "Your session has ended, and this form was not recorded. Open the page again to sign in.",
                null));
    }

    private static Refused unavailable(AuthenticationException failed) {
        LOG.warn("The issuer cannot be asked to sign anybody in: {}", SignInLog.line(failed));
        return new Refused(new Problem(
                "access-unavailable",
                HttpStatus.SERVICE_UNAVAILABLE.value(),
                "Signing in is not possible now",
                "The issuer does not answer, or is another one than the setting engagement.oidc.issuer says; the server's log"
                        + " says which.",
                null));
    }

    private static boolean isPage(HttpServletRequest request) {
        return request.getMethod().equals("GET") && Refusals.isForPeople(request);
    }

    /**
     * Returns whether a request changes something and brings a session's cookie, which another site's page can make a browser send, and an
     * Authorization header with a password that the browser has saved as well.
     */
    private static boolean isChangeInSession(HttpServletRequest request) {
        return !SAFE.contains(request.getMethod()) && request.getSession(false) != null;
    }
}
