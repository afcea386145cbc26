package dev.engagement.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.engagement.events.Agreement.CharterPublished;
import dev.engagement.events.Catalogue;
import dev.engagement.events.CharterDocument;
import dev.engagement.events.Entry;
import dev.engagement.events.InvalidField;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class EntryJsonTest {
    /** A million under the profile {@code campaigns}. */
    private static final int VALUES = Boolean.getBoolean("campaigns") ? 1_000_000 : 100_000;

    private static final long SEED = Long.getLong("engagement.seed", 13);

    private static final JsonMapper TOLD = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Test
    void data_that_cannot_be_read_is_told_by_its_place_and_never_quoted() {
        Catalogue.EntryKind kind = Catalogue.kinds().getFirst();

        assertThatThrownBy(() -> EntryJson.read(new Catalogue.Type(kind, kind.revision()), "{\"by\":Mia}"))
                .isInstanceOfSatisfying(
                        InvalidField.class,
                        invalid -> assertThat(invalid.says()).contains("column").doesNotContain("Mia"));
    }

    @Test
    void everything_that_is_accepted_is_read_back_and_written_again_to_the_byte() {
        Extremes extremes = new Extremes(SEED);
        Map<String, Integer> accepted = new HashMap<>();
        for (int i = 0; i < VALUES; i++) {
            Catalogue.EntryKind kind =
                    Catalogue.kinds().get(i % Catalogue.kinds().size());
            Entry entry = accepted(kind, extremes);
            if (entry != null) {
                String json = EntryJson.write(entry);
                EntryJson.requireRecordable(entry);
                assertThat(EntryJson.write(EntryJson.read(new Catalogue.Type(kind, kind.revision()), json)))
                        .as("seed %s, value %s", SEED, i)
                        .isEqualTo(json);
                accepted.merge(kind.name(), 1, Integer::sum);
            }
        }
        assertThat(accepted).hasSameSizeAs(Catalogue.kinds());
        assertThat(accepted.values())
                .as("enough of each kind to say so")
                .allMatch(n -> n > VALUES / 1_000, accepted.toString());
    }

    private static @org.jspecify.annotations.Nullable Entry accepted(Catalogue.EntryKind kind, Extremes extremes) {
        try {
            Entry entry = kind.type() == CharterPublished.class
                    ? new CharterPublished(CharterDocument.read(extremes.charter()))
                    : Catalogue.read(new Catalogue.Type(kind, kind.revision()), sent(extremes.data(kind)));
            Catalogue.accept(entry);
            return entry;
        } catch (InvalidField refused) {
            return null;
        }
    }

    /** As a tool's JSON brings it. */
    private static Map<String, ?> sent(Map<String, Object> data) {
        @SuppressWarnings("unchecked")
        Map<String, ?> read = TOLD.readValue(TOLD.writeValueAsBytes(data), Map.class);
        return read;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "commitment-made | due | {\"commitment\":\"c1\",\"due\":\"9999-12-31T23:59:59-18:00\"}",
                "commitment-made | due | {\"commitment\":\"c1\",\"due\":\"1969-12-31T23:59:59Z\"}",
                "commitment-revised | due | {\"commitment\":\"c1\",\"due\":\"1970-01-01T00:00:00+00:01\"}",
                "charter-published | effectiveFrom | {}",
            })
    void an_instant_lies_in_1970_to_9999_after_its_offset(String name, String field, String data) {
        Catalogue.Type type = Catalogue.parse(Catalogue.wireType(name, 1)).orElseThrow();

        assertThatThrownBy(() -> EntryJson.requireRecordable(
                        type.kind().type() == CharterPublished.class
                                ? new CharterPublished(CharterDocument.read(early()))
                                : EntryJson.read(type, data)))
                .isInstanceOfSatisfying(InvalidField.class, invalid -> assertThat(invalid.field())
                        .isEqualTo(field));
    }

    private static Map<String, Object> early() {
        Map<String, Object> document = new HashMap<>(CharterDocument.write(dev.engagement.events.Charter.standard()));
        document.put("effectiveFrom", "1969-12-31T23:59:59Z");
        return document;
    }

    @Test
    void a_scale_of_a_few_units_in_the_twentieth_place_stays_one() {
        Catalogue.Type type =
                Catalogue.parse("dev.engagement.experience-rated.v1").orElseThrow();
        String json = "{\"satisfaction\":{\"score\":5,\"from\":4.99999999999999999999,\"to\":5}}";

        assertThat(EntryJson.write(EntryJson.read(type, json))).isEqualTo(json);
    }
}
