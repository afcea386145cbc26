package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.tests.access.TestIssuer;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Signing in and out with a browser, and what a person is told when that fails. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final Stage stage = new Stage().withTopics();
    private final TestIssuer issuer = new TestIssuer();
    private final Stage.Service service = service(issuer.url());
    private HttpClient browser = newBrowser();

    private static HttpClient newBrowser() {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    private Stage.Service service(String url) {
        return stage.service(
                Stage.database(),
                "--engagement.oidc.issuer=" + url,
                "--engagement.oidc.client-id=page",
                "--engagement.oidc.client-secret=s3cret");
    }

    @AfterAll
    void stop() {
        stage.close();
        issuer.close();
    }

    @AfterEach
    void forgetSession() {
        browser.close();
        browser = newBrowser();
    }

    @Test
    void a_page_says_who_signed_in_and_signs_out() throws Exception {
        issuer.signInAs("Ana Albers", "audit");
        String page = get(service, "/board").body();
        assertThat(page).contains("Ana Albers").contains("Sign out");

        HttpResponse<String> out = browserWithoutRedirects("/logout", "_csrf=" + token(page));
        assertThat(out.statusCode()).isEqualTo(302);
        assertThat(out.headers().firstValue("Location").orElse(""))
                .startsWith(issuer.url() + "/logout?id_token_hint=")
                .endsWith("post_logout_redirect_uri=" + service.url() + "/");

        issuer.signInAs("Ben Baumann", "audit");
        assertThat(get(service, "/board").body())
                .as("the session is over: the next page signs in again")
                .contains("Ben Baumann");
    }

    @Test
    void a_sign_in_that_fails_is_told_on_a_page_and_not_sent_in_a_circle() throws Exception {
        HttpResponse<String> back = get(service, "/login/oauth2/code/oidc?error=access_denied&state=x");

        assertThat(back.statusCode()).isEqualTo(401);
        assertThat(back.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(back.body()).contains("Signing in failed").contains("href=\"/\"");
    }

    @Test
    void what_is_not_there_or_not_allowed_is_told_on_a_page_to_people_and_as_a_problem_to_programs() throws Exception {
        issuer.signInAs("Ana Albers", "read");
        get(service, "/");
        HttpResponse<String> nowhere = get(service, "/nowhere");
        HttpResponse<String> forbidden = get(service, "/charter/change");

        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(nowhere.body()).contains("<main id=\"main\">").contains("There is no such operation.");
        assertThat(forbidden.statusCode()).isEqualTo(403);
        assertThat(forbidden.body()).contains("<main id=\"main\">").contains("This needs the role audit.");
        HttpResponse<String> program = browser.send(
                HttpRequest.newBuilder(URI.create(service.url() + "/nowhere")).build(), BodyHandlers.ofString());
        assertThat(program.body()).contains("urn:engagement:problem:http-404");
    }

    @Test
    void a_form_of_a_session_that_is_over_is_told_on_a_page() throws Exception {
        issuer.signInAs("Ana Albers", "steward");
        get(service, "/");

        HttpResponse<String> old = browserWithoutRedirects("/charter/publish", "_csrf=old&document=x");

        assertThat(old.statusCode()).isEqualTo(403);
        assertThat(old.body()).contains("The CSRF token is missing").contains("load it again");
    }

    @Test
    void a_saved_password_beside_the_session_changes_nothing_without_the_pages_token() throws Exception {
        issuer.signInAs("Ana Albers", "audit");
        get(service, "/");
        HttpRequest forged = HttpRequest.newBuilder(URI.create(service.url() + "/v1/replays"))
                .header("Authorization", "Basic YW5hOng=")
                .POST(BodyPublishers.noBody())
                .build();

        assertThat(browser.send(forged, BodyHandlers.ofString()).body()).contains("urn:engagement:problem:csrf");
    }

    @Test
    void an_issuer_that_is_away_or_calls_itself_otherwise_is_told_and_is_no_fault_of_ours() throws Exception {
        for (String url : new String[] {"http://127.0.0.1:9", issuer.url() + "/"}) {
            HttpResponse<String> start = get(service(url), "/oauth2/authorization/oidc");

            assertThat(start.statusCode()).as(url).isEqualTo(503);
            assertThat(start.body()).contains("Signing in is not possible now").contains("engagement.oidc.issuer");
        }
    }

    @Test
    void a_page_that_cannot_be_shown_now_says_when_to_try_again() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(service("http://127.0.0.1:9").url() + "/board"))
                .header("Accept", "text/html")
                .header("Authorization", "Bearer " + issuer.token("read"))
                .build();

        HttpResponse<String> answer = browser.send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
    }

    private static String token(String page) {
        Matcher token = TOKEN.matcher(page);
        assertThat(token.find()).as(page).isTrue();
        return token.group(1);
    }

    private HttpResponse<String> get(Stage.Service to, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(to.url() + path))
                .header("Accept", "text/html")
                .build();
        return browser.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> browserWithoutRedirects(String path, String form)
            throws IOException, InterruptedException {
        try (HttpClient still = HttpClient.newBuilder()
                .cookieHandler(browser.cookieHandler().orElseThrow())
                .build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(service.url() + path))
                    .header("Accept", "text/html")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form))
                    .build();
            return still.send(request, BodyHandlers.ofString());
        }
    }
}
