package dev.engagement.service.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.service.intake.Translated.Understood;
import dev.engagement.service.intake.deliveries.Delivery;
import dev.engagement.service.intake.deliveries.Seal;
import dev.engagement.service.intake.directory.InstallationKey;
import dev.engagement.service.intake.directory.References;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes that were stored years ago under an installation's key mean the same today. */
class StoredFormsTest {
    private static final Path STORED = Path.of("src/test/resources/contracts/stored/under-the-key.txt");
    private static final Delivery DELIVERY = new Delivery(
            "d-1",
            Instant.parse("2026-03-02T09:00:00.5Z"),
            Map.of("x-event", "opened", "content-type", "application/json"),
            "{\"id\": 1}".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path folder;

    private InstallationKey key;

    @BeforeEach
    void theSameKeyAsEver() throws IOException {
        key = InstallationKey.at(Files.writeString(folder.resolve("key"), "0123456789abcdef".repeat(4)));
    }

    @Test
    void a_sealed_delivery_opens() throws IOException {
        Seal seal = new Seal(key);
        Delivery opened =
                Delivery.read(seal.open(HexFormat.of().parseHex(stored("delivery", seal.close(DELIVERY.write())))));

        assertThat(opened).usingRecursiveComparison().isEqualTo(DELIVERY);
    }

    @Test
    void a_person_has_the_reference_of_then() throws IOException {
        String reference = new References(key).person("servicenow", "ana@example.org");

        assertThat(reference).isEqualTo(stored("person", reference));
    }

    @Test
    void a_message_that_comes_again_has_the_digest_of_then() throws IOException {
        Translated read = new CloudEvents(key)
                .read(Map.of(
                        "specversion", "1.0",
                        "id", "m1",
                        "source", "/tools/servicenow/prod",
                        "type", "dev.engagement.progress-reported.v1",
                        "subject", "servicenow:INC0010001",
                        "time", "2026-03-02T09:00:00Z",
                        "data", Map.of("by", "ana@example.org", "visibleToCustomer", true)));

        String digest = ((Understood) read).submission().digest();
        assertThat(digest).isEqualTo(stored("digest", digest));
    }

    /** Returns the stored form of that name; {@code -Dstored=write} stores the one of now, for a new name. */
    private static String stored(String name, String now) throws IOException {
        if ("write".equals(System.getProperty("stored"))) {
            Files.writeString(STORED, Files.readString(STORED) + name + " " + now + "\n");
        }
        List<String> lines = Files.readAllLines(STORED);
        return lines.stream()
                .filter(line -> line.startsWith(name + " "))
                .findFirst()
                .orElseThrow()
                .substring(name.length() + 1);
    }

    private static String stored(String name, byte[] now) throws IOException {
        return stored(name, HexFormat.of().formatHex(now));
    }
}
