package dev.engagement.reporting.measures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.Charters;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Story;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Kept readings belong to an edition of the measures: no reading may change while the edition's number stays. */
class EditionTest {
    private static final Path GOLDEN = Path.of("src/test/resources/contracts/readings.txt");
    private static final int STORIES = 2_000;
    private static final List<Instant> INSTANTS =
            List.of(Instant.parse("2026-04-01T12:00:00Z"), Instant.parse("2026-05-01T00:00:00Z"));

    @Test
    void every_reading_of_2000_stories_is_the_one_of_this_edition() throws IOException, NoSuchAlgorithmException {
        String now = "edition " + Measures.EDITION + ": " + digest() + "\n";
        if ("write".equals(System.getProperty("edition"))) {
            Files.writeString(GOLDEN, now);
        }

        assertThat(now)
                .as(
                        "Some reading, or the list of measures, is not what it was. If that is meant: raise Measures.EDITION by"
                                + " one, so that kept readings are computed again, run this test with -Dedition=write, and say in the"
                                + " changelog which figures change.")
                .isEqualTo(Files.readString(GOLDEN));
    }

    private static String digest() throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (int seed = 0; seed < STORIES; seed++) {
            List<Recorded> story = Tales.story(new Random(seed));
            Charters charters = seed % 2 == 0 ? Told.OFFICE : Charters.standard();
            for (Instant at : INSTANTS) {
                Account account = Account.of(Story.of(story, AsOf.now(at)), charters);
                account.readings()
                        .forEach((measure, reading) ->
                                digest.update((measure + text(reading)).getBytes(StandardCharsets.UTF_8)));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String text(Reading reading) {
        return Stream.of(
                        reading.status().word(),
                        reading.time() == null
                                ? ""
                                : reading.time().service() + "/"
                                        + reading.time().elapsed(),
                        reading.value(),
                        reading.judged() == null
                                ? ""
                                : reading.judged().limit() + "/"
                                        + reading.judged().met(),
                        reading.entries().stream()
                                .map(UUID::getLeastSignificantBits)
                                .toList())
                .map(String::valueOf)
                .collect(Collectors.joining(" ", "=", ";"));
    }
}
