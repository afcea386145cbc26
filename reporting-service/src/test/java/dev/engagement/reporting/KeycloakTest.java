package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in at a real provider, through its days: under {@code -Pcampaigns}, since it takes half a minute to start. */
@Tag("campaign")
class KeycloakTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_person_signs_in_and_out_and_every_change_at_the_provider_counts_without_a_restart() throws Exception {
        try (Keycloak keycloak = new Keycloak(folder);
                Stage stage = new Stage().withTopics();
                TestBrowser browser = new TestBrowser()) {
            String database = Stage.database();
            Stage.Service one = service(stage, database, keycloak.issuer());
            Stage.Service two = service(stage, database, keycloak.issuer() + "/");

            HttpResponse<String> form = browser.get(one.url() + "/board");
            assertThat(form.uri().toString()).startsWith(keycloak.issuer());
            assertThat(Keycloak.signIn(browser, form).body()).contains("Ana Albers", "Sign out");
            assertThat(browser.get(two.url() + "/charter/change").statusCode()).isEqualTo(200);
            assertThat(bearer(browser, two, keycloak.token())).isEqualTo(200);

            keycloak.give("read");
            keycloak.withdraw("steward");
            assertThat(browser.get(one.url() + "/charter/change").statusCode()).isEqualTo(403);
            assertThat(browser.get(two.url() + "/board").statusCode()).isEqualTo(200);

            keycloak.signOnCurve();
            assertThat(browser.get(one.url() + "/board").body()).contains("Ana Albers");
            assertThat(bearer(browser, one, keycloak.token())).isEqualTo(200);

            keycloak.hang(true);
            Instant asked = Instant.now();
            HttpResponse<String> meanwhile = browser.get(one.url() + "/board");
            keycloak.hang(false);
            assertThat(meanwhile.statusCode()).isEqualTo(503);
            assertThat(meanwhile.body()).contains("The issuer does not answer");
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(12));
            String page = browser.get(two.url() + "/board").body();
            assertThat(page).contains("Ana Albers");

            HttpResponse<String> out = browser.post(one.url() + "/logout", "_csrf=" + TestBrowser.token(page));
            HttpResponse<String> over =
                    browser.get(out.headers().firstValue("Location").orElseThrow());
            assertThat(over.uri().toString())
                    .as("the next page asks for the password")
                    .startsWith(keycloak.issuer());
            assertThat(over.body()).contains("password");

            Keycloak.signIn(browser, browser.get(two.url() + "/board"));
            keycloak.enable(false);
            assertThat(browser.get(one.url() + "/board").uri().toString()).startsWith(keycloak.issuer());
        }
    }

    private static Stage.Service service(Stage stage, String database, String issuer) {
        return stage.service(
                database,
                "--engagement.oidc.issuer=" + issuer,
                "--engagement.oidc.client-id=engagement-page",
                "--engagement.oidc.client-secret=s3cret",
                "--engagement.oidc.renew-after=PT0S");
    }

    private static int bearer(TestBrowser browser, Stage.Service to, String token) throws Exception {
        return browser.send(HttpRequest.newBuilder(URI.create(to.url() + "/v1/requests"))
                        .header("Authorization", "Bearer " + token))
                .statusCode();
    }
}
