package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.tests.access.TestIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Signing in and out with a browser, and what a person is told when that fails. */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTest {
    private final Stage stage = new Stage().withTopics();
    private final TestIssuer issuer = new TestIssuer();
    private final Stage.Service service = service(issuer.url());
    private TestBrowser browser = new TestBrowser();

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
        browser = new TestBrowser();
    }

    @Test
    void a_page_says_who_signed_in_and_signs_out() throws Exception {
        issuer.signInAs("Ana Albers", "audit");
        String page = browser.get(service.url() + "/board").body();
        assertThat(page).contains("Ana Albers").contains("Sign out");

        HttpResponse<String> out = browser.post(service.url() + "/logout", "_csrf=" + TestBrowser.token(page));
        assertThat(out.statusCode()).isEqualTo(302);
        assertThat(out.headers().firstValue("Location").orElse(""))
                .startsWith(issuer.url() + "/logout?id_token_hint=")
                .endsWith("post_logout_redirect_uri=" + service.url() + "/");

        issuer.signInAs("Ben Baumann", "audit");
        assertThat(browser.get(service.url() + "/board").body())
                .as("the session is over: the next page signs in again")
                .contains("Ben Baumann");
    }

    @Test
    void a_sign_in_that_fails_is_told_on_a_page_and_not_sent_in_a_circle() throws Exception {
        HttpResponse<String> back = browser.get(service.url() + "/login/oauth2/code/oidc?error=access_denied&state=x");

        assertThat(back.statusCode()).isEqualTo(401);
        assertThat(back.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(back.body()).contains("Signing in failed").contains("href=\"/\"");
    }

    @Test
    void what_is_not_there_or_not_allowed_is_told_on_a_page_to_people_and_as_a_problem_to_programs() throws Exception {
        issuer.signInAs("Ana Albers", "read");
        browser.get(service.url() + "/");
        HttpResponse<String> nowhere = browser.get(service.url() + "/nowhere");
        HttpResponse<String> forbidden = browser.get(service.url() + "/charter/change");

        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(nowhere.body()).contains("<main id=\"main\">").contains("There is no such operation.");
        assertThat(forbidden.statusCode()).isEqualTo(403);
        assertThat(forbidden.body()).contains("<main id=\"main\">").contains("This needs the role audit.");
        HttpResponse<String> program = browser.send(HttpRequest.newBuilder(URI.create(service.url() + "/nowhere")));
        assertThat(program.body()).contains("urn:engagement:problem:http-404");
    }

    @Test
    void a_form_of_a_session_that_is_over_is_told_on_a_page() throws Exception {
        issuer.signInAs("Ana Albers", "steward");
        browser.get(service.url() + "/");

        HttpResponse<String> old = browser.post(service.url() + "/charter/publish", "_csrf=old&document=x");

        assertThat(old.statusCode()).isEqualTo(403);
        assertThat(old.body()).contains("The CSRF token is missing").contains("load it again");
    }

    @Test
    void a_saved_password_beside_the_session_changes_nothing_without_the_pages_token() throws Exception {
        issuer.signInAs("Ana Albers", "audit");
        browser.get(service.url() + "/");
        HttpRequest.Builder forged = HttpRequest.newBuilder(URI.create(service.url() + "/v1/replays"))
                .header("Authorization", "Basic YW5hOng=")
                .POST(BodyPublishers.noBody());

        assertThat(browser.send(forged).body()).contains("urn:engagement:problem:csrf");
    }

    @Test
    void an_issuer_that_is_away_or_is_another_one_is_told_and_is_no_fault_of_ours() throws Exception {
        for (String url : new String[] {"http://127.0.0.1:9", issuer.url().replace("127.0.0.1", "localhost")}) {
            HttpResponse<String> start = browser.get(service(url).url() + "/oauth2/authorization/oidc");

            assertThat(start.statusCode()).as(url).isEqualTo(503);
            assertThat(start.body()).contains("Signing in is not possible now").contains("engagement.oidc.issuer");
        }
    }

    @Test
    void an_issuer_may_end_with_a_slash_and_sign_with_another_kind_of_key_while_we_run() throws Exception {
        try (TestIssuer other = new TestIssuer()) {
            other.endWithSlash();
            Stage.Service here = service(other.url());
            other.signInAs("Ana Albers", "audit");
            assertThat(browser.get(here.url() + "/board").body()).contains("Ana Albers");
            assertThat(bearer(here, other.token("read"))).isEqualTo(200);

            other.signOnCurve();
            forgetSession();

            assertThat(bearer(here, other.token("read"))).isEqualTo(200);
            assertThat(browser.get(here.url() + "/board").body()).contains("Ana Albers");
        }
    }

    private int bearer(Stage.Service to, String token) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(URI.create(to.url() + "/v1/requests"))
                        .header("Authorization", "Bearer " + token))
                .statusCode();
    }

    @Test
    void a_failed_sign_in_leaves_one_line_in_the_log_without_a_secret(CapturedOutput log) throws Exception {
        browser.get(
                service.url()
                        + "/login/oauth2/code/oidc?error=access_denied&error_description=no%0AINFO+forged+line&state=x&code=s3cret");
        issuer.signInAs("Ana Albers", "audit");
        issuer.away(true);
        HttpResponse<String> refused = browser.get(service.url() + "/board");
        issuer.away(false);

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(log.getAll().lines().filter(line -> line.contains("A sign-in failed:")))
                .hasSize(2);
        assertThat(log.getAll()).doesNotContain("s3cret").doesNotContainPattern("(?m)^INFO forged line");
    }

    @Test
    void a_page_that_cannot_be_shown_now_says_when_to_try_again() throws Exception {
        HttpResponse<String> answer = browser.send(
                HttpRequest.newBuilder(URI.create(service("http://127.0.0.1:9").url() + "/board"))
                        .header("Accept", "text/html")
                        .header("Authorization", "Bearer " + issuer.token("read")));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
    }
}
