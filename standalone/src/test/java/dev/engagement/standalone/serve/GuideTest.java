package dev.engagement.standalone.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.standalone.folder.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start says about keys. */
class GuideTest {
    @TempDir
    private Path home = Path.of("");

    @Test
    void a_start_says_who_needs_a_key_as_the_services_will_see_it() throws IOException {
        try (DataFolder folder = DataFolder.open(home.resolve("data"))) {
            assertThat(Installation.keys(folder, Map.of())).startsWith("none needed until");

            Files.writeString(folder.resolve("keys.yaml"), "keys: []");
            assertThat(Installation.keys(folder, Map.of())).startsWith("needed").contains("egk_");

            assertThat(Installation.keys(folder, Map.of("ENGAGEMENT_OIDC_ISSUER", "https://login.example")))
                    .startsWith("needed")
                    .contains("a token of https://login.example");
        }
    }
}
