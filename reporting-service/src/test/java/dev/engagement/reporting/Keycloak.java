package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keycloak with the realm of {@code keycloak/company-realm.json}: the profile {@code campaigns} unpacks it. */
final class Keycloak implements AutoCloseable {
    private static final String ADMIN = "admin";
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final int port = freePort();
    private final Process process;

    Keycloak(Path folder) throws IOException {
        Path program;
        try (Stream<Path> unpacked = Files.list(Path.of("target/keycloak"))) {
            program = unpacked.filter(Files::isDirectory).findFirst().orElseThrow();
        }
        Path imports = Files.createDirectories(program.resolve("data/import"));
        Files.copy(
                Path.of("src/test/resources/keycloak/company-realm.json"),
                imports.resolve("company-realm.json"),
                StandardCopyOption.REPLACE_EXISTING);
        ProcessBuilder start = new ProcessBuilder(
                "bash",
                program.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--db=dev-mem",
                "--import-realm",
                "--http-host=127.0.0.1",
                "--http-port=" + port);
        start.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        // It asks for this under a JDK newer than 24.
                        "JAVA_OPTS_APPEND",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        ADMIN,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        ADMIN));
        process = start.redirectErrorStream(true)
                .redirectOutput(folder.resolve("keycloak.log").toFile())
                .start();
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .ignoreExceptions()
                .until(() -> http.send(
                                        HttpRequest.newBuilder(
                                                        URI.create(issuer() + "/.well-known/openid-configuration"))
                                                .build(),
                                        BodyHandlers.discarding())
                                .statusCode()
                        == 200);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }

    private String base() {
        return "http://127.0.0.1:" + port;
    }

    String issuer() {
        return base() + "/realms/company";
    }

    /** Returns an access token of Ana's, as a program would get it. */
    String token() throws IOException, InterruptedException {
        return token(
                "company",
                "engagement-page",
                Map.of("username", "ana", "password", "ana's own", "client_secret", "s3cret"));
    }

    private String token(String realm, String client, Map<String, String> more)
            throws IOException, InterruptedException {
        String form = Stream.concat(
                        Stream.of("grant_type=password", "scope=openid", "client_id=" + client),
                        more.entrySet().stream()
                                .map(one ->
                                        one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(base() + "/realms/" + realm + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).get("access_token").asString();
    }

    /** Asks the admin's door of the realm. */
    private JsonNode admin(String method, String path, Object body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base() + "/admin/realms/company" + path))
                .header(
                        "Authorization",
                        "Bearer " + token("master", "admin-cli", Map.of("username", ADMIN, "password", ADMIN)))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode())
                .as(method + " " + path + " " + answer.body())
                .isBetween(200, 299);
        return answer.body().isBlank() ? JSON.missingNode() : JSON.readTree(answer.body());
    }

    private String ana() throws IOException, InterruptedException {
        return admin("GET", "/users?username=ana", Map.of()).get(0).get("id").asString();
    }

    void give(String role) throws IOException, InterruptedException {
        admin("POST", roles(), List.of(admin("GET", "/roles/" + role, Map.of())));
    }

    void withdraw(String role) throws IOException, InterruptedException {
        admin("DELETE", roles(), List.of(admin("GET", "/roles/" + role, Map.of())));
    }

    private String roles() throws IOException, InterruptedException {
        return "/users/" + ana() + "/role-mappings/realm";
    }

    void enable(boolean enabled) throws IOException, InterruptedException {
        admin("PUT", "/users/" + ana(), Map.of("enabled", enabled));
    }

    /** From now on tokens are signed with ES256, by a key that was not there. */
    void signOnCurve() throws IOException, InterruptedException {
        admin(
                "POST",
                "/components",
                Map.of(
                        "name",
                        "curve",
                        "providerId",
                        "ecdsa-generated",
                        "providerType",
                        "org.keycloak.keys.KeyProvider",
                        "config",
                        Map.of("priority", List.of("200"), "ecdsaEllipticCurveKey", List.of("P-256"))));
        admin("PUT", "", Map.of("defaultSignatureAlgorithm", "ES256"));
    }

    /** Has it hang, or go on. */
    void hang(boolean hangs) throws IOException, InterruptedException {
        List<String> kill = Stream.concat(
                        Stream.of("kill", hangs ? "-STOP" : "-CONT"),
                        Stream.concat(Stream.of(process.toHandle()), process.descendants())
                                .map(one -> Long.toString(one.pid())))
                .toList();
        assertThat(new ProcessBuilder(kill).start().waitFor()).isZero();
    }

    @Override
    public void close() {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroy();
        all.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                Stream.concat(Stream.of(process.toHandle()), all.stream()).forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        http.close();
    }

    /** Fills in the form of the page for signing in, and returns the page where it leads. */
    static HttpResponse<String> signIn(TestBrowser browser, HttpResponse<String> form)
            throws IOException, InterruptedException {
        Matcher action = Pattern.compile("action=\"([^\"]+)\"").matcher(form.body());
        assertThat(action.find()).as(form.body()).isTrue();
        HttpResponse<String> answer = browser.post(
                Objects.requireNonNull(action.group(1)).replace("&amp;", "&"),
                "username=ana&password=" + URLEncoder.encode("ana's own", StandardCharsets.UTF_8) + "&credentialId=");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return browser.get(answer.headers().firstValue("Location").orElseThrow());
    }
}
