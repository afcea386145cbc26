package dev.engagement.tests.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
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
    private final RSAKey rsa;
    private final ECKey curve;
    private volatile boolean isOnCurve;
    private volatile boolean isAway;
    private volatile boolean knowsPerson = true;
    private volatile String ending = "";
    private volatile @Nullable String nonce;
    private volatile @Nullable String client;
    private volatile Map<String, Object> person = Map.of("roles", List.of("audit"));

    public TestIssuer() {
        try {
            rsa = new RSAKeyGenerator(2048).keyID("one").generate();
            curve = new ECKeyGenerator(Curve.P_256).keyID("two").generate();
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JOSEException | IOException fault) {
            throw new IllegalStateException(fault);
        }
        http.createContext(
                "/.well-known/openid-configuration", exchange -> answer(exchange, """
                {"issuer":"%2$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token","jwks_uri":"%1$s/jwks",\
                "end_session_endpoint":"%1$s/logout",\
                "subject_types_supported":["public"],"response_types_supported":["code"],\
                "id_token_signing_alg_values_supported":["RS256"]}""".formatted(url(), name())));
        http.createContext("/jwks", exchange -> answer(exchange, new JWKSet(key().toPublicJWK()).toString()));
        http.createContext("/authorize", this::authorize);
        http.createContext("/token", this::tokens);
        http.start();
    }

    public String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /** Returns the issuer's name, as in its tokens. */
    public String name() {
        return url() + ending;
    }

    /** From now on its name ends with a slash. */
    public void endWithSlash() {
        ending = "/";
    }

    /** From now on tokens are signed with ES256, by another key. */
    public void signOnCurve() {
        isOnCurve = true;
    }

    /** From now on nobody gets tokens any more: the person who signed in was disabled. */
    public void disablePerson() {
        knowsPerson = false;
    }

    /** Says whether the issuer answers questions for tokens with 503. */
    public void away(boolean away) {
        isAway = away;
    }

    /** From now on whoever signs in, and whoever signed in before, has that name and these roles. */
    public void signInAs(String name, String... roles) {
        knowsPerson = true;
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
                .issuer(name())
                .subject("ana")
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(5))));
    }

    private String sign(JWTClaimsSet.Builder claims) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(isOnCurve ? JWSAlgorithm.ES256 : JWSAlgorithm.RS256)
                            .keyID(key().getKeyID())
                            .build(),
                    claims.build());
            jwt.sign(isOnCurve ? new ECDSASigner(curve) : new RSASSASigner(rsa));
            return jwt.serialize();
        } catch (JOSEException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private JWK key() {
        return isOnCurve ? curve : rsa;
    }

    private void tokens(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean isRenewal = form.contains("grant_type=refresh_token");
        if (isAway) {
            answer(exchange, 503, "{}");
        } else if (knowsPerson) {
            answer(exchange, """
                    {"access_token":"%s","token_type":"Bearer","expires_in":300,"refresh_token":"again","id_token":"%s"}""".formatted(
                            accessToken(), sign(isRenewal ? claimsOfPerson().audience(client) : idToken())));
        } else {
            answer(exchange, 400, "{\"error\":\"invalid_grant\",\"error_description\":\"User disabled\"}");
        }
    }

    private String accessToken() {
        return sign(claimsOfPerson().audience("engagement"));
    }

    private JWTClaimsSet.Builder idToken() {
        return claimsOfPerson().audience(client).claim("nonce", nonce);
    }

    private JWTClaimsSet.Builder claimsOfPerson() {
        JWTClaimsSet.Builder claims = claims();
        person.forEach(claims::claim);
        return claims;
    }

    private void authorize(HttpExchange exchange) throws IOException {
        if (!knowsPerson) {
            answer(exchange, "\"the issuer's own page for signing in\"");
            return;
        }
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
        }
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        answer(exchange, 200, json);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
