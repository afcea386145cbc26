package dev.engagement.reporting.login;

import dev.engagement.shared.access.BrowserSession;
import dev.engagement.shared.access.CallerScope;
import dev.engagement.shared.access.Refusals;
import dev.engagement.shared.access.RolesClaim;
import dev.engagement.shared.access.WhereClaim;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.user.OAuth2UserAuthority;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/** Sends browsers to the issuer, and keeps a session for each person who comes back. */
@Component
@ConditionalOnExpression("!'${engagement.oidc.client-id:}'.isBlank()")
class Login implements BrowserSession {
    private static final String NAME = "oidc";
    private static final String START = "/oauth2/authorization/" + NAME;
    private static final RequestMatcher PAGE = Login::isPage;
    private static final List<String> SAFE = List.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final ClientRegistrationRepository issuer;
    private final RolesClaim roles;
    private final WhereClaim where;
    private final OAuth2AuthorizedClientRepository signedIn = new HttpSessionOAuth2AuthorizedClientRepository();
    private final DefaultOAuth2AuthorizedClientManager tokens;

    Login(
            @Value("${engagement.oidc.issuer}") String issuer,
            @Value("${engagement.oidc.client-id}") String clientId,
            @Value("${engagement.oidc.client-secret}") String clientSecret,
            RolesClaim roles,
            WhereClaim where) {
        this.roles = roles;
        this.where = where;
        // Contacts the issuer only when the first browser comes, so that a start does not depend on it.
        this.issuer = new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(ClientRegistrations.fromIssuerLocation(issuer)
                        .registrationId(NAME)
                        .clientId(clientId)
                        .clientSecret(clientSecret)
                        .scope("openid", "profile")
                        .build()));
        this.tokens = new DefaultOAuth2AuthorizedClientManager(this.issuer, signedIn);
        tokens.setAuthorizedClientProvider(
                OAuth2AuthorizedClientProviderBuilder.builder().refreshToken().build());
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
        chain.oauth2Login(login -> login.clientRegistrationRepository(issuer)
                        .authorizedClientRepository(signedIn)
                        .loginPage(START)
                        .userInfoEndpoint(user -> user.userAuthoritiesMapper(this::authorities))
                        .failureHandler(refusals::commence))
                .requestCache(cache -> cache.requestCache(wanted()))
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(Login::isChangeInSession))
                .exceptionHandling(faults -> faults.accessDeniedHandler(refusals)
                        .defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint(START), PAGE)
                        .defaultAuthenticationEntryPointFor(refusals, AnyRequestMatcher.INSTANCE));
    }

    /** Returns the session's token; asks the issuer for a new one if that is possible. */
    @Override
    public @Nullable String token(HttpServletRequest request) {
        Authentication reader = SecurityContextHolder.getContext().getAuthentication();
        if (reader == null || signedIn.loadAuthorizedClient(NAME, reader, request) == null) {
            return null;
        }
        try {
            OAuth2AuthorizedClient client = tokens.authorize(OAuth2AuthorizeRequest.withClientRegistrationId(NAME)
                    .principal(reader)
                    .build());
            return client == null ? null : client.getAccessToken().getTokenValue();
        } catch (OAuth2AuthorizationException over) {
            return null;
        }
    }

    private Collection<GrantedAuthority> authorities(Collection<? extends GrantedAuthority> given) {
        return given.stream()
                .filter(OAuth2UserAuthority.class::isInstance)
                .flatMap(user -> granted(((OAuth2UserAuthority) user).getAttributes()))
                .toList();
    }

    private Stream<GrantedAuthority> granted(Map<String, Object> claims) {
        try {
            return Stream.concat(
                    roles.in(claims).stream().map(role -> new SimpleGrantedAuthority(role.word())),
                    CallerScope.authorities(where.in(claims)));
        } catch (IllegalArgumentException unreadable) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error("invalid_token", "the claim " + where.name() + " cannot be read", null));
        }
    }

    private static boolean isPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return request.getMethod().equals("GET")
                && accept != null
                && accept.contains("text/html")
                && !request.getRequestURI().matches("/(v1|actuator)(/.*)?");
    }

    /**
     * Returns whether a request changes something by a session's cookie: another site's page can make a browser send that, but not a header
     * of ours.
     */
    private static boolean isChangeInSession(HttpServletRequest request) {
        return !SAFE.contains(request.getMethod())
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && request.getSession(false) != null;
    }
}
