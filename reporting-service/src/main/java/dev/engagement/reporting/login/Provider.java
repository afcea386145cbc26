package dev.engagement.reporting.login;

import dev.engagement.shared.access.Discovery;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.AbstractRestClientOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** The issuer as browsers' sign-in needs it. Contacts it only when the first browser comes, so that a start does not depend on it. */
@Component
@ConditionalOnExpression(Provider.IS_SET)
class Provider implements JwtDecoderFactory<ClientRegistration> {
    static final String IS_SET = "!'${engagement.oidc.client-id:}'.isBlank()";
    static final String NAME = "oidc";

    private final ClientRegistrationRepository registrations;
    private final JwtDecoder identities = new SupplierJwtDecoder(this::decoder);
    private final RestClientAuthorizationCodeTokenResponseClient codes =
            new RestClientAuthorizationCodeTokenResponseClient();
    private final RestClientRefreshTokenTokenResponseClient refreshes = new RestClientRefreshTokenTokenResponseClient();
    private final OidcUserService people = new OidcUserService();

    Provider(
            @Value("${engagement.oidc.issuer}") String issuer,
            @Value("${engagement.oidc.client-id}") String clientId,
            @Value("${engagement.oidc.client-secret}") String clientSecret) {
        registrations = new SupplierClientRegistrationRepository(() ->
                new InMemoryClientRegistrationRepository(ClientRegistrations.fromOidcConfiguration(Discovery.of(issuer))
                        .registrationId(NAME)
                        .clientId(clientId)
                        .clientSecret(clientSecret)
                        .scope("openid", "profile")
                        .build()));
        waitPatiently(codes);
        waitPatiently(refreshes);
        DefaultOAuth2UserService claims = new DefaultOAuth2UserService();
        claims.setRestOperations(withErrors(new RestTemplate(Discovery.patientRequests())));
        people.setOauth2UserService(claims);
    }

    private static void waitPatiently(AbstractRestClientOAuth2AccessTokenResponseClient<?> tokens) {
        tokens.setRestClient(RestClient.builder()
                .requestFactory(Discovery.patientRequests())
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
    }

    private static RestTemplate withErrors(RestTemplate http) {
        http.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        return http;
    }

    ClientRegistrationRepository registrations() {
        return registrations;
    }

    /** Returns our registration at the issuer; an exception says that the issuer cannot be asked for it. */
    ClientRegistration registration() {
        return Objects.requireNonNull(registrations.findByRegistrationId(NAME));
    }

    RestClientAuthorizationCodeTokenResponseClient codes() {
        return codes;
    }

    RestClientRefreshTokenTokenResponseClient refreshes() {
        return refreshes;
    }

    OidcUserService people() {
        return people;
    }

    /** Returns the decoder of ID tokens. */
    @Override
    public JwtDecoder createDecoder(ClientRegistration any) {
        return identities;
    }

    private JwtDecoder decoder() {
        ClientRegistration registration = registration();
        NimbusJwtDecoder decoder = Discovery.decoder(
                Objects.requireNonNull(registration.getProviderDetails().getJwkSetUri()));
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(new OidcIdTokenValidator(registration)));
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        return decoder;
    }
}
