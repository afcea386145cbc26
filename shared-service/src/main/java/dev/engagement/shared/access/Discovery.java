package dev.engagement.shared.access;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** Asks an OIDC issuer for its name, its addresses and its keys. */
public final class Discovery {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String PATH = "/.well-known/openid-configuration";
    private static final List<SignatureAlgorithm> ALGORITHMS = List.of(SignatureAlgorithm.values());
    private static final ParameterizedTypeReference<Map<String, Object>> DOCUMENT =
            new ParameterizedTypeReference<>() {};

    private Discovery() {}

    /**
     * Returns the issuer's own description. Its name may differ from the setting by a slash at the end, since people add and omit it; an
     * {@link IllegalStateException} says that it is another issuer.
     */
    public static Map<String, Object> of(String issuer) {
        String address = withoutSlash(issuer);
        Map<String, Object> document = RestClient.builder()
                .requestFactory(patientRequests())
                .build()
                .get()
                .uri(URI.create(address + PATH))
                .retrieve()
                .requiredBody(DOCUMENT);
        String name = String.valueOf(document.get("issuer"));
        if (!withoutSlash(name).equals(address)) {
            throw new IllegalStateException("the issuer at %s calls itself %s".formatted(issuer, name));
        }
        return document;
    }

    /** Returns requests that wait for an issuer that hangs no longer than a reader would: 5 s. */
    public static SimpleClientHttpRequestFactory patientRequests() {
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(PATIENCE);
        requests.setReadTimeout(PATIENCE);
        return requests;
    }

    /** Returns a decoder that takes any public-key algorithm, since an issuer may change its own while we run. */
    public static NimbusJwtDecoder decoder(String keys) {
        return NimbusJwtDecoder.withJwkSetUri(keys)
                .validateType(false)
                .jwsAlgorithms(accepted -> accepted.addAll(ALGORITHMS))
                .restOperations(new RestTemplate(patientRequests()))
                .build();
    }

    private static String withoutSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }
}
