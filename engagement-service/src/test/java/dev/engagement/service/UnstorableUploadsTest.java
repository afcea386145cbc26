package dev.engagement.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.service.Running.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The server says of an upload that it cannot store that the trouble is its own; {@code ops/try-compose uploads} fills a disk. */
class UnstorableUploadsTest {
    private static final String LOG = "id,when,who,state\n1,2026-01-01T10:00:00Z,ann,Open\n";

    @Test
    void an_upload_that_the_folder_cannot_take_is_refused_as_not_stored_and_taken_once_it_can() throws IOException {
        Path key = Landscape.newKeyFile();
        Path imports = Files.createDirectories(key.resolveSibling("imports").toAbsolutePath());
        try (Running service = Running.on(
                Landscape.newDatabase(),
                key,
                "--engagement.import-folder=" + imports,
                "--spring.servlet.multipart.location=" + imports)) {
            Files.delete(imports);
            Files.createFile(imports);

            Answer refused = Uploads.post(service, "", Uploads.mapping("u"), LOG);

            assertThat(refused.status()).isEqualTo(507);
            assertThat(refused.text("type")).endsWith("not-stored");
            assertThat(refused.text("detail")).contains("room");
            assertThat(service.get("/v1/imports").body().path("imports")).isEmpty();

            Files.delete(imports);
            Files.createDirectories(imports);
            assertThat(Uploads.done(service, Uploads.post(service, "", Uploads.mapping("u"), LOG))
                            .path("recorded")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void a_body_that_is_cut_off_is_still_the_senders_fault() {
        try (Running service = Running.on(Landscape.newDatabase(), Landscape.newKeyFile())) {
            String cut = "--part\r\nContent-Disposition: form-data; name=\"mapping\"; filename=\"f\"\r\n\r\nsource";

            Answer refused = service.post("/v1/imports", Uploads.MULTIPART, cut.getBytes(StandardCharsets.UTF_8));

            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text("type")).endsWith("malformed");
        }
    }
}
