package dev.engagement.tests.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An OpenID provider on this machine, which signs everyone in at once, as an auditor unless it is told otherwise. */
public final class TestIssuer implements AutoCloseable {
    private final HttpServer http;
    private final RSAKey key;
    private volatile @Nullable String nonce;
    private volatile @Nullable String client;
    private volatile Map<String, Object> person = Map.of("roles", List.of("audit"));

    public TestIssuer() {
        try {
            key = new RSAKeyGenerator(2048).keyID("one").generate();
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JOSEException | IOException fault) {
            throw new IllegalStateException(fault);
        }
        http.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token","jwks_uri":"%1$s/jwks",\
                "end_session_endpoint":"%1$s/logout",\
                "subject_types_supported":["public"],"response_types_supported":["code"],\
                "id_token_signing_alg_values_supported":["RS256"]}""".formatted(url())));
        http.createContext("/jwks", exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toString()));
        http.createContext("/authorize", this::authorize);
        http.createContext("/token", exchange -> answer(exchange, """
                {"access_token":"%s","token_type":"Bearer","expires_in":300,"id_token":"%s"}""".formatted(accessToken(), idToken())));
        http.start();
    }

    public String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /** From now on whoever signs in has that name and these roles. */
    public void signInAs(String name, String... roles) {
        person = Map.of("roles", List.of(roles), "name", name);
    }

    /** From now on whoever signs in is bound to some requests. */
    public void signInBound(Object where, String... roles) {
        person = Map.of("roles", List.of(roles), "where", where);
    }

    /** Returns an access token for this installation. */
    public String token(String... roles) {
        return sign(claims().audience("engagement").claim("roles", List.of(roles)));
    }

    /** Returns an access token for this installation that is bound to some requests. */
    public String tokenBound(Object where, String... roles) {
        return sign(
                claims().audience("engagement").claim("roles", List.of(roles)).claim("where", where));
    }

    /** Returns an access token for this installation that names signatories. */
    public String tokenOfSigner(Object signatories) {
        return sign(claims().audience("engagement").claim("signatories", signatories));
    }

    /** Returns an expired access token. */
    public String expiredToken(String role) {
        return sign(claims().audience("engagement")
                .claim("roles", List.of(role))
                .expirationTime(Date.from(Instant.now().minus(Duration.ofHours(1)))));
    }

    /** Returns an access token for another service. */
    public String tokenForOthers(String role) {
        return sign(claims().audience("others").claim("roles", List.of(role)));
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(url())
                .subject("ana")
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(5))));
    }

    private String sign(JWTClaimsSet.Builder claims) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), claims.build());
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private String accessToken() {
        return sign(claimsOfPerson().audience("engagement"));
    }

    private String idToken() {
        return sign(claimsOfPerson().audience(client).claim("nonce", nonce));
    }

    private JWTClaimsSet.Builder claimsOfPerson() {
        JWTClaimsSet.Builder claims = claims();
        person.forEach(claims::claim);
        return claims;
    }

    private void authorize(HttpExchange exchange) {
        Map<String, String> asked = Stream.of(
                        exchange.getRequestURI().getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        nonce = asked.get("nonce");
        client = asked.get("client_id");
        String state = Objects.requireNonNull(asked.get("state")).replace("=", "%3D");
        exchange.getResponseHeaders().set("Location", asked.get("redirect_uri") + "?code=x&state=" + state);
        try (exchange) {
            exchange.sendResponseHeaders(302, -1);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
