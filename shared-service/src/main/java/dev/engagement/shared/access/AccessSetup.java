package dev.engagement.shared.access;

import io.github.bucket4j.TimeMeter;
import jakarta.servlet.DispatcherType;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Sets up the security filters in front of all controllers; each service adds its {@link Operations}. */
@Configuration
@EnableWebSecurity
public class AccessSetup {
    /** The content security policy of every answer. */
    public static final String CONTENT_POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** Runs before every filter that reads the request's content. */
    private static final int EARLY = -10_000;

    @Bean
    DelegatingFilterProxyRegistrationBean accessFilter() {
        DelegatingFilterProxyRegistrationBean chain =
                new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
        chain.setOrder(EARLY);
        return chain;
    }

    @Bean
    Refusals refusals(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver advice,
            Operations operations,
            ObjectProvider<ProblemView> views) {
        return new Refusals(advice, operations, views);
    }

    @Bean
    RolesClaim rolesClaim(@Value("${engagement.oidc.roles-claim:roles}") String name) {
        return new RolesClaim(name);
    }

    @Bean
    WhereClaim whereClaim(@Value("${engagement.oidc.where-claim}") String name) {
        return new WhereClaim(name);
    }

    @Bean
    Callers callers(
            @Value("${engagement.keys}") Path keys,
            @Value("${engagement.oidc.issuer:}") String issuer,
            @Value("${engagement.oidc.audience:engagement}") String audience,
            @Value("${engagement.oidc.signatory-claim}") String signatories,
            @Value("${engagement.customer-door-key}") String customerDoorKey,
            RolesClaim roles,
            WhereClaim where,
            Clock clock) {
        return new Callers(
                new Keys(keys),
                issuer.isBlank()
                        ? null
                        : new Issuer(issuer, audience, roles, new WordsClaim(signatories), where, clock),
                customerDoorKey.strip(),
                clock);
    }

    @Bean
    Limits limits(
            @Value("${engagement.limit.per-second}") long perSecond, @Value("${engagement.limit.burst}") long burst) {
        return new Limits(perSecond, burst, TimeMeter.SYSTEM_NANOTIME);
    }

    @Bean
    Gates gates(Callers callers, Operations operations, Limits limits) {
        return new Gates(callers, operations, limits);
    }

    /** Allows any characters in ids and headers, since tools choose them; refuses only those that could change the path's meaning. */
    @Bean
    HttpFirewall httpFirewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setAllowUrlEncodedDoubleSlash(true);
        firewall.setAllowUrlEncodedPercent(true);
        firewall.setAllowUrlEncodedPeriod(true);
        firewall.setAllowSemicolon(true);
        firewall.setAllowedHeaderNames(any -> true);
        firewall.setAllowedHeaderValues(any -> true);
        firewall.setAllowedParameterNames(any -> true);
        firewall.setAllowedParameterValues(any -> true);
        return firewall;
    }

    /** Observes no security filters: observing each one would cost a message more than recording it does. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityFilterChain doors(
            HttpSecurity http,
            Callers callers,
            Operations operations,
            Limits limits,
            Refusals refusals,
            ObjectProvider<BrowserSession> session) {
        BrowserSession browsers = session.getIfAvailable();
        http.headers(AccessSetup::headers)
                .addFilterBefore(
                        new CallerFilter(callers, operations, limits, refusals, browsers),
                        AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .anyRequest()
                        .access(table(operations)))
                .servletApi(AbstractHttpConfigurer::disable);
        if (browsers == null) {
            keepNothing(http, refusals);
        } else {
            browsers.addTo(http, refusals);
        }
        return http.build();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.frameOptions(frames -> frames.deny())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .contentSecurityPolicy(content -> content.policyDirectives(CONTENT_POLICY));
    }

    /** Keeps no session: each call shows its key. */
    private static void keepNothing(HttpSecurity http, Refusals refusals) {
        http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .exceptionHandling(
                        faults -> faults.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
    }

    private static AuthorizationManager<RequestAuthorizationContext> table(Operations operations) {
        return (caller, context) -> new AuthorizationDecision(operations
                .find(context.getRequest())
                .map(row -> row.isEverybodys()
                        || may(caller.get(), row, context.getRequest().getRequestURI()))
                .orElse(false));
    }

    private static boolean may(@Nullable Authentication caller, Access operation, String path) {
        return caller != null && Caller.may(caller, operation, path);
    }
}
