package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.tests.access.TestIssuer;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two instances behind one door, and an issuer that is asked at each request whether the person may go on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StayingSignedInTest {
    private final Stage stage = new Stage().withTopics();
    private final TestIssuer issuer = new TestIssuer();
    private final String database = Stage.database();
    private final Stage.Service one = instance();
    private final Stage.Service two = instance();
    private TestBrowser browser = new TestBrowser();

    private Stage.Service instance() {
        return stage.service(
                database,
                // A slash more than the issuer has.
                "--engagement.oidc.issuer=" + issuer.url() + "/",
                "--engagement.oidc.client-id=page",
                "--engagement.oidc.client-secret=s3cret",
                "--engagement.oidc.renew-after=PT0S");
    }

    @AfterAll
    void stop() {
        stage.close();
        issuer.close();
    }

    @BeforeEach
    void answer() {
        issuer.away(false);
    }

    @AfterEach
    void forgetSession() {
        browser.close();
        browser = new TestBrowser();
    }

    @Test
    void one_instance_sends_to_the_issuer_another_takes_the_answer_and_either_shows_pages() throws Exception {
        issuer.signInAs("Ana Albers", "steward");
        browser.redirect(one.url() + "/board");
        String asked = browser.redirect(one.url() + "/oauth2/authorization/oidc");
        String answered = browser.redirect(asked).replace(one.url(), two.url());

        assertThat(browser.redirect(answered)).isEqualTo(one.url() + "/board");
        String page = browser.get(one.url() + "/board").body();
        assertThat(page).contains("Ana Albers");
        HttpResponse<String> posted =
                browser.post(two.url() + "/charter/publish", "_csrf=" + TestBrowser.token(page) + "&document=x");
        assertThat(posted.body()).as("the other instance knows the form").doesNotContain("CSRF");
        browser.post(two.url() + "/logout", "_csrf=" + TestBrowser.token(page));
        assertThat(browser.redirect(one.url() + "/board"))
                .as("signed out everywhere")
                .endsWith("/oauth2/authorization/oidc");
    }

    @Test
    void a_role_that_was_withdrawn_opens_nothing_any_more() throws Exception {
        issuer.signInAs("Ana Albers", "audit");
        assertThat(browser.get(one.url() + "/charter/change").statusCode()).isEqualTo(200);

        issuer.signInAs("Ana Albers", "read");

        assertThat(browser.get(one.url() + "/charter/change").statusCode()).isEqualTo(403);
        assertThat(browser.get(two.url() + "/board").statusCode()).isEqualTo(200);
    }

    @Test
    void a_person_who_was_disabled_gets_no_further_than_the_issuer() throws Exception {
        issuer.signInAs("Ana Albers", "steward");
        String page = browser.get(one.url() + "/board").body();

        issuer.disablePerson();

        HttpResponse<String> posted =
                browser.post(one.url() + "/charter/publish", "_csrf=" + TestBrowser.token(page) + "&document=x");
        assertThat(posted.statusCode()).isEqualTo(401);
        assertThat(posted.body()).contains("<main id=\"main\">").contains("Your session has ended");
        assertThat(browser.get(two.url() + "/board").body()).contains("the issuer's own page");
    }

    @Test
    void an_issuer_that_does_not_answer_ends_no_session_but_nobody_goes_on_meanwhile() throws Exception {
        issuer.signInAs("Ana Albers", "audit");
        browser.get(one.url() + "/board");

        issuer.away(true);
        HttpResponse<String> meanwhile = browser.get(one.url() + "/board");
        issuer.away(false);

        assertThat(meanwhile.statusCode()).isEqualTo(503);
        assertThat(meanwhile.body()).contains("<main id=\"main\">").contains("The issuer does not answer");
        assertThat(meanwhile.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(browser.get(one.url() + "/board").body()).contains("Ana Albers");
    }

    @Test
    void what_another_version_kept_of_a_session_is_as_good_as_none() throws Exception {
        issuer.signInAs("Ana Albers", "audit");
        browser.get(one.url() + "/board");

        assertThat(one.database().update("update login.session_attributes set attribute_bytes = '\\x00'"))
                .isPositive();

        assertThat(browser.get(one.url() + "/board").body()).contains("Ana Albers");
    }

    @Test
    void sessions_hold_no_secret_of_ours() throws Exception {
        issuer.signInAs("Ana Albers", "audit");
        browser.get(one.url() + "/board");

        assertThat(one.database()
                        .queryForObject(
                                "select count(*) from login.session_attributes where position('s3cret' in encode(attribute_bytes, 'escape')) > 0",
                                Integer.class))
                .isZero();
    }
}
