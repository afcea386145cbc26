package dev.engagement.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.engagement.events.Charter.Holidays;
import dev.engagement.events.Charter.WeeklyHours;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** The charter's second edition. */
class PactTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String DOCUMENT = document();

    private static String document() {
        try {
            return Files.readString(Path.of("src/test/resources/charters/second-edition.json"))
                    .strip();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static Charter read(String json) {
        return CharterDocument.read(map(json));
    }

    @SuppressWarnings("unchecked") // a document is an object
    private static Map<String, Object> map(String json) {
        return JSON.readValue(json, Map.class);
    }

    @Test
    void a_document_is_written_as_it_was_read_to_the_byte() {
        assertThat(JSON.writeValueAsString(CharterDocument.write(read(DOCUMENT))))
                .isEqualTo(DOCUMENT);
        assertThat(CharterDocument.readPublished(map(DOCUMENT))).isEqualTo(read(DOCUMENT));
    }

    @Test
    void the_first_edition_has_no_member_of_the_second() {
        assertThat(CharterDocument.write(Charter.standard()).keySet())
                .containsExactly(
                        "charter",
                        "effectiveFrom",
                        "zone",
                        "hours",
                        "holidays",
                        "urgency",
                        "targets",
                        "overrides",
                        "notice",
                        "warn-before",
                        "benchmarks");
        assertThat(Charter.standard().pact()).isEqualTo(Pact.NONE);
    }

    @Test
    void the_service_comes_first_then_the_activity_then_the_table_field_by_field() {
        Charter charter = read(
                DOCUMENT.replace(
                        "\"overrides\":[]",
                        "\"overrides\":[{\"activity\":\"change\",\"targets\":{\"high\":{\"engage\":\"PT5M\",\"own\":\"PT6M\"}}}]"));

        assertThat(charter.targets("mail", "change", Level.HIGH))
                .isEqualTo(new Charter.Targets(
                        Duration.ofMinutes(30), Duration.ofMinutes(6), Duration.ofHours(4), Duration.ofHours(8)));
        assertThat(charter.targets("crm", "change", Level.HIGH).engage()).isEqualTo(Duration.ofMinutes(5));
        assertThat(charter.targets("mail", "change", Level.LOW).engage()).isEqualTo(Duration.ofHours(8));
        assertThat(charter.targets(null, null, Level.HIGH).engage()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void a_service_has_a_working_time_of_its_own_or_the_charters() {
        Charter charter = read(DOCUMENT);

        assertThat(charter.at("mail").hours()).isEqualTo(WeeklyHours.ALWAYS);
        assertThat(charter.at("mail").holidays()).as("it never closes").isEqualTo(Holidays.NONE);
        assertThat(charter.at("crm").hours()).isNotEqualTo(charter.hours());
        assertThat(charter.at("crm").holidays()).isNotEqualTo(charter.holidays());
        assertThat(charter.at("phone")).isEqualTo(charter);
        assertThat(charter.at("fax")).isSameAs(charter);
        assertThat(charter.at(null)).isSameAs(charter);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"charter\":\"sales\"                 | \"charter\":\"default\"          | for",
                "{\"service\":[\"mail\",\"crm\"],      | {\"service\":[\"mail\",\"mail\"], | for.service[1]",
                "{\"service\":[\"mail\",\"crm\"],      | {\"service\":[],                 | for.service",
                "{\"service\":[\"mail\",\"crm\"],      | {\"owner\":[\"ana\"],            | for.owner",
                "[\"it\",\"sales\"]                    | [\"it\",\"it\"]                  | signatories[1]",
                "{\"service\":\"phone\"}               | {\"service\":\"mail\"}           | services[2].service",
                "\"delivers\":\"Mail that arrives.\"   | \"delivers\":\"\"                | services[0].delivers",
                "{\"engage\":\"PT30M\"}                | {}                               | services[0].targets.high",
                "[\"08:00-20:00\"]                     | [\"08:00-08:00\"]                | services[1].hours.mon[0]",
                "[\"08:00-20:00\"]                     | [\"08:00-20:00\",\"19:00-21:00\"] | services[1].hours.mon",
                "\"engage\":0.95                       | \"engage\":1.01                  | attainment.engage",
                "\"waited-on\":\"supplier\"            | \"waited-on\":\"customer\"       | obligations[1]",
                "\"waited-on\":\"supplier\"            | \"waited-on\":\"nobody\"         | obligations[1].waited-on",
                "\"waited-on\":\"supplier\",           | ''                               | obligations[1].waited-on, supplier",
                "\"supplier\":\"ACME\"                 | \"supplier\":\"ACME\",\"waited-on\":\"other\" | obligations[2].supplier",
                "PT48H                                 | PT0S                             | obligations[1].answer-within",
            })
    void a_refusal_names_the_field(String was, String is, String field) {
        assertThat(DOCUMENT).contains(was);
        assertThatThrownBy(() -> read(DOCUMENT.replace(was, is)))
                .isInstanceOfSatisfying(InvalidField.class, invalid -> assertThat(invalid.field())
                        .isEqualTo(field));
    }

    @Test
    void a_scope_without_any_dimension_is_refused() {
        Map<String, Object> document = map(DOCUMENT);
        document.put("for", Map.of());

        assertThatThrownBy(() -> CharterDocument.read(document))
                .isInstanceOfSatisfying(InvalidField.class, invalid -> assertThat(invalid.field())
                        .isEqualTo("for"));
    }

    @Test
    void an_unknown_dimension_is_refused_even_if_a_newer_program_published_it() {
        Map<String, Object> document = map(DOCUMENT);
        document.put("for", Map.of("team", List.of("desk"), "floor", List.of("3")));

        assertThatThrownBy(() -> CharterDocument.readPublished(document)).isInstanceOf(InvalidField.class);
    }

    @Test
    void one_field_spoiled_anywhere_is_refused_by_its_name() {
        for (int seed = 0; seed < 2_000; seed++) {
            Spoiler spoiler = new Spoiler(new Random(seed), map(DOCUMENT));
            InvalidField refused = Objects.requireNonNull(
                    catchThrowableOfType(InvalidField.class, () -> CharterDocument.read(spoiler.document)),
                    "seed " + seed + " spoiled " + spoiler.field);
            assertThat(refused.field()).as("seed %d", seed).isEqualTo(spoiler.field);
        }
    }

    /** Walks to a random place of a document, and spoils what it finds there. */
    private static final class Spoiler {
        private final Random random;
        private final Map<String, Object> document;
        private String field = "";

        Spoiler(Random random, Map<String, Object> document) {
            this.random = random;
            this.document = document;
            members(document);
        }

        private void members(Map<String, Object> members) {
            String name = new ArrayList<>(members.keySet()).get(random.nextInt(members.size()));
            String path = field.isEmpty() ? name : field + "." + name;
            Object value = Objects.requireNonNull(members.get(name));
            if (random.nextInt(6) == 0) {
                members.remove(name);
                members.put(name + "x", value);
                field = path + "x";
            } else {
                field = path;
                into(value, bad -> members.put(name, bad));
            }
        }

        @SuppressWarnings("unchecked") // JSON has nothing else
        private void into(Object value, java.util.function.Consumer<Object> replace) {
            boolean deeper = random.nextInt(4) > 0;
            if (deeper && value instanceof Map<?, ?> map && !map.isEmpty()) {
                members((Map<String, Object>) map);
            } else if (deeper && value instanceof List<?> list && !list.isEmpty()) {
                int place = random.nextInt(list.size());
                field += "[" + place + "]";
                List<Object> items = (List<Object>) list;
                into(items.get(place), bad -> items.set(place, bad));
            } else {
                replace.accept(
                        value instanceof Map || value instanceof List || random.nextBoolean() ? (Object) 7 : " ");
            }
        }
    }
}
