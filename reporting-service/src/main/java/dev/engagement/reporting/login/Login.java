package dev.engagement.reporting.login;

import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import dev.engagement.shared.access.BrowserSession;
import dev.engagement.shared.access.CallerScope;
import dev.engagement.shared.access.Refusals;
import dev.engagement.shared.access.RolesClaim;
import dev.engagement.shared.access.WhereClaim;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.core.user.OAuth2UserAuthority;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Sends browsers to the issuer, and keeps a session for each person who comes back. */
@Component
@ConditionalOnExpression("!'${engagement.oidc.client-id:}'.isBlank()")
class Login implements BrowserSession {
    private static final String NAME = "oidc";
    private static final String START = "/oauth2/authorization/" + NAME;
    private static final RequestMatcher PAGE = Login::isPage;
    private static final Logger LOG = LoggerFactory.getLogger(Login.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final List<String> SAFE = List.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final ClientRegistrationRepository issuer;
    private final RolesClaim roles;
    private final WhereClaim where;
    private final OAuth2AuthorizedClientRepository signedIn = new HttpSessionOAuth2AuthorizedClientRepository();
    private final DefaultOAuth2AuthorizedClientManager tokens;
    private final RestClientAuthorizationCodeTokenResponseClient codes =
            new RestClientAuthorizationCodeTokenResponseClient();

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
        RestClientRefreshTokenTokenResponseClient refreshes = new RestClientRefreshTokenTokenResponseClient();
        refreshes.setRestClient(patient());
        codes.setRestClient(patient());
        this.tokens = new DefaultOAuth2AuthorizedClientManager(this.issuer, signedIn);
        tokens.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                .refreshToken(refresh -> refresh.accessTokenResponseClient(refreshes))
                .build());
    }

    /** Returns a client that reads tokens and waits for an issuer that hangs no longer than a reader would. */
    private static RestClient patient() {
        SimpleClientHttpRequestFactory http = new SimpleClientHttpRequestFactory();
        http.setConnectTimeout(PATIENCE);
        http.setReadTimeout(PATIENCE);
        return RestClient.builder()
                .requestFactory(http)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
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
        OidcClientInitiatedLogoutSuccessHandler signedOut = new OidcClientInitiatedLogoutSuccessHandler(issuer);
        signedOut.setPostLogoutRedirectUri("{baseUrl}/");
        chain.oauth2Login(login -> login.clientRegistrationRepository(issuer)
                        .authorizedClientRepository(signedIn)
                        .loginPage(START)
                        .tokenEndpoint(token -> token.accessTokenResponseClient(codes))
                        .userInfoEndpoint(user -> user.userAuthoritiesMapper(this::authorities))
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
        LOG.warn("A sign-in failed: {}", failed.getMessage());
        return new Refused(new Problem(
                "sign-in-failed",
                HttpStatus.UNAUTHORIZED.value(),
                "Signing in failed",
                "The issuer did not sign you in, or you began in another window. Start again; the server's log says why.",
                null));
    }

    private static Refused unavailable(AuthenticationException failed) {
        LOG.warn(
                "The issuer cannot be asked to sign anybody in: {}",
                NestedExceptionUtils.getMostSpecificCause(failed).toString());
        return new Refused(new Problem(
                "access-unavailable",
                HttpStatus.SERVICE_UNAVAILABLE.value(),
                "Signing in is not possible now",
                "The issuer does not answer, or is another one than the setting engagement.oidc.issuer says; the server's log"
                        + " says which.",
                null));
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
