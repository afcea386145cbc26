package dev.engagement.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CatalogueTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path CONTRACTS = Path.of("src/test/resources/contracts");

    static Stream<String> revisions() throws IOException {
        try (Stream<Path> files = Files.list(CONTRACTS)) {
            return files.map(file -> file.getFileName().toString().replace(".json", "")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("revisions")
    void every_revision_that_ever_was_still_decodes(String revision) throws IOException {
        Catalogue.Type type = type(revision);
        Map<String, Object> data = contract(revision);

        Entry entry = Catalogue.read(type, data);

        assertThat(entry).isInstanceOf(type.kind().type());
        assertThat(Catalogue.unstored(type, data).fields()).isEmpty();
        if (type.revision() == type.kind().revision()) {
            assertThat(onTheWire(Catalogue.write(entry))).isEqualTo(onTheWire(data));
        }
    }

    @Test
    void every_entry_of_the_catalogue_has_a_contract_file() throws IOException {
        assertThat(revisions())
                .containsAll(Catalogue.kinds().stream()
                        .map(kind -> kind.name() + ".v" + kind.revision())
                        .toList());
    }

    @Test
    void every_record_of_every_chapter_is_in_the_catalogue() {
        List<Class<?>> records = records(Entry.class).toList();

        assertThat(records)
                .hasSize(30)
                .containsExactlyInAnyOrderElementsOf(Catalogue.kinds().stream()
                        .map(Catalogue.EntryKind::type)
                        .toList());
    }

    private static Stream<Class<?>> records(Class<?> sealed) {
        return sealed.isRecord()
                ? Stream.of(sealed)
                : Stream.of(sealed.getPermittedSubclasses()).flatMap(CatalogueTest::records);
    }

    @Test
    void an_optional_field_may_be_absent_and_stays_absent() {
        Entry entry = Catalogue.read(type("request-opened.v1"), Map.of("activity", "question", "service", "mail"));

        assertThat(Catalogue.write(entry)).isEqualTo(Map.of("activity", "question", "service", "mail"));
    }

    @Test
    void fields_that_an_entry_does_not_have_are_named_also_inside_of_others() {
        assertThat(unstored("request-closed.v1", Map.of("by", "x", "mood", "sunny")))
                .containsExactly("mood");
        assertThat(unstored(
                        "experience-rated.v1",
                        Map.of("effort", Map.of("score", 1, "from", 5, "to", 1, "unit", "stars"))))
                .containsExactly("effort.unit");
        assertThat(unstored(
                        "benchmark-published.v1",
                        Map.of("figures", List.of(Map.of("by", Map.of("urgency", "high", "town", "Ulm"))))))
                .containsExactly("figures[0].by.town");
    }

    private static List<String> unstored(String revision, Map<String, ?> data) {
        return Catalogue.unstored(type(revision), data).fields();
    }

    @ParameterizedTest
    @CsvSource({
        "provider, Acme & Co, provider",
        "source, , source",
        "clock, service, clock",
        "to, 2026-01-01T00:00:00Z, to",
        "measure, , figures[0].measure",
        "n, 0, figures[0].n",
        "share, 1.1, figures[1].share",
        "mean, -2e12, figures[0].mean",
        "urgency, urgent, figures[0].by.urgency"
    })
    void a_wrong_value_of_a_benchmark_is_refused_by_its_path(String field, String value, String path)
            throws IOException {
        Map<String, Object> data = spoiled(contract("benchmark-published.v1"), field, value);

        assertThatThrownBy(() -> Catalogue.read(type("benchmark-published.v1"), data))
                .isInstanceOfSatisfying(InvalidField.class, invalid -> assertThat(invalid.field())
                        .isEqualTo(path));
    }

    /** Returns the data with another value wherever the field stands; without the field if the value is null. */
    private static Map<String, Object> spoiled(Map<?, ?> data, String field, String value) {
        Map<String, Object> spoiled = new HashMap<>();
        data.forEach((name, any) -> spoiled.put(String.valueOf(name), spoiled(any, field, value)));
        if (spoiled.containsKey(field)) {
            Object number = value != null && value.matches("-?[0-9.e]+") ? new java.math.BigDecimal(value) : value;
            spoiled.put(field, number);
        }
        return spoiled;
    }

    private static Object spoiled(Object value, String field, String given) {
        return switch (value) {
            case Map<?, ?> map -> spoiled(map, field, given);
            case List<?> list ->
                list.stream().map(one -> spoiled(one, field, given)).toList();
            default -> value;
        };
    }

    @Test
    void a_benchmark_has_one_figure_for_each_measure_and_group() throws IOException {
        Map<String, Object> data = new HashMap<>(contract("benchmark-published.v1"));
        List<?> figures = (List<?>) Objects.requireNonNull(data.get("figures"));
        data.put("figures", List.of(figures.get(0), figures.get(1), figures.get(0)));

        assertThatThrownBy(() -> Catalogue.read(type("benchmark-published.v1"), data))
                .isInstanceOfSatisfying(InvalidField.class, invalid -> assertThat(invalid.field())
                        .isEqualTo("figures[2]"));
    }

    @Test
    void a_word_that_a_list_does_not_know_is_left_out_and_named_and_the_rest_stands() {
        Map<String, Object> data = Map.of("reasons", List.of("slow", "rude", "slow", 7, "good"));

        assertThat(Catalogue.write(Catalogue.read(type("experience-rated.v1"), data)))
                .isEqualTo(Map.of("reasons", List.of("slow", "good")));
        assertThat(Catalogue.unstored(type("experience-rated.v1"), data).words())
                .containsExactly("reasons[1]", "reasons[3]");
    }

    @Test
    void people_and_free_text_are_known_to_be_personal() {
        assertThat(type("ownership-changed.v1").kind().personal())
                .isEqualTo(Map.of(
                        "owner", Personal.PersonalKind.PERSON,
                        "by", Personal.PersonalKind.PERSON,
                        "reason", Personal.PersonalKind.TEXT));
    }

    @ParameterizedTest
    @CsvSource({
        "dev.engagement.request-opened.v2",
        "dev.engagement.request-opened",
        "dev.engagement.request-opened.v0",
        "dev.engagement.coffee-spilled.v1",
        "io.cloudevents.test"
    })
    void a_type_that_is_not_in_the_catalogue_is_not_guessed(String type) {
        assertThat(Catalogue.parse(type)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "request-opened     | activity          | null",
                "request-opened     | activity          | 7",
                "request-opened     | service           | \"  \"",
                "request-opened     | priority          | \"urgent\"",
                "request-opened     | customersAffected | -1",
                "request-opened     | customersAffected | 1.5",
                "request-opened     | customersAffected | 1e400",
                "request-acknowledged | automatic       | null",
                "request-acknowledged | automatic       | \"true\"",
                "pace-agreed        | updateEvery       | \"PT0S\"",
                "pace-agreed        | updateEvery       | \"PT87601H\"",
                "pace-agreed        | updateEvery       | \"soon\"",
                "progress-reported  | percentComplete   | 101",
                "barrier-raised     | waitingOn         | \"nobody\"",
                "barrier-raised     | supplier          | \" \"",
                "barrier-raised     | expectedBy        | \"soon\"",
                "commitment-made    | due               | \"2026-04-03\"",
                "commitment-made    | due               | \"2026-02-30T10:00:00Z\"",
                "commitment-made    | scope             | -5",
                "commitment-made    | weight            | 2",
                "effort-spent       | duration          | \"-PT1H\"",
                "request-merged     | into              | \"no colon\"",
                "experience-rated   | satisfaction.score | {\"from\":1,\"to\":5}",
                "experience-rated   | satisfaction.score | {\"score\":6,\"from\":1,\"to\":5}",
                "experience-rated   | satisfaction.to   | {\"score\":1,\"from\":1,\"to\":1}",
                "experience-rated   | usability.score   | {\"score\":11,\"from\":0,\"to\":10}",
                "experience-rated   | lostTime          | \"-PT1S\"",
                "experience-rated   | reasons           | \"slow\"",
                "success-agreed     | criteria          | null",
                "entry-retracted    | id                | null",
                "charter-published  | zone              | \"Mars/Olympus\"",
                "charter-published  | hours.mon         | {\"mon\":[\"09:00-09:00\"]}",
                "charter-published  | hours.mon         | {\"mon\":[\"9-17\"]}",
                "charter-published  | targets.high.engage | {\"high\":{\"engage\":\"PT0S\"}}",
                "charter-published  | urgency.matrix.low | {\"matrix\":{\"low\":[\"low\"]}}",
                "charter-published  | notice            | 1.5"
            })
    void a_value_out_of_range_is_refused_by_the_name_of_its_field(String name, String field, String json) {
        Map<String, Object> data = new HashMap<>(contract(name + ".v1"));
        data.put(field.replaceAll("\\..*", ""), JSON.readValue(json, Object.class));

        assertThatThrownBy(() -> Catalogue.read(type(name + ".v1"), data))
                .isInstanceOfSatisfying(InvalidField.class, invalid -> {
                    assertThat(invalid.field()).startsWith(field.replaceAll("\\.mon$", ""));
                    assertThat(invalid.says()).isNotBlank();
                });
    }

    private static JsonNode onTheWire(Map<String, Object> data) {
        return JSON.readTree(JSON.writeValueAsString(data));
    }

    private static Catalogue.Type type(String revision) {
        return Catalogue.parse(Catalogue.PREFIX + revision.replaceFirst("\\.(second-edition|milestone)$", ""))
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> contract(String revision) {
        try (InputStream file = Files.newInputStream(CONTRACTS.resolve(revision + ".json"))) {
            return JSON.readValue(file, Map.class);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
