package dev.engagement.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Charters that are wrong in one field. */
@ExtendWith(Shared.class)
class SpoiledChartersTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, String> AS_JSON = Map.of("Content-Type", "application/json");

    /** The example, judging some requests only, by every dimension that a charter can name. */
    private static final String DOCUMENT = CharterExample.FULL.replace(
            "\"charter\":\"default\"",
            "\"charter\":\"scoped\",\"for\":{\"business-unit\":[\"sales\",\"marketing\"],\"service\":[\"mail\"],"
                    + "\"activity\":[\"incident\"],\"team\":[\"desk\"],\"location\":[\"oslo\"]}");

    private final Running service;

    SpoiledChartersTest(Running service) {
        this.service = service;
    }

    private String versions() {
        return service.ask("GET", "/v1/charters/scoped/versions", Map.of(), "").body();
    }

    /** Every field of the example, spoiled in three ways: of another type, out of range, misspelt. */
    static Stream<Spoiled> spoiled() {
        List<Spoiled> all = new ArrayList<>();
        spoil("", "", JSON.readTree(DOCUMENT), all);
        return all.stream();
    }

    record Spoiled(String field, String document) {
        @Override
        public String toString() {
            return field;
        }
    }

    private static void spoil(String path, String pointer, JsonNode node, List<Spoiled> all) {
        JsonNodeFactory values = JsonNodeFactory.instance;
        if (node instanceof ObjectNode object) {
            for (String name : object.propertyNames()) {
                String field = path.isEmpty() ? name : path + "." + name;
                JsonNode member = object.path(name);
                all.add(new Spoiled(
                        field, with(pointer, parent -> ((ObjectNode) parent).set(name, values.numberNode(7)))));
                if (!member.isContainer()) {
                    all.add(new Spoiled(
                            field, with(pointer, parent -> ((ObjectNode) parent).set(name, values.stringNode(" ")))));
                }
                all.add(new Spoiled(field + "x", with(pointer, parent -> {
                    JsonNode taken = ((ObjectNode) parent).remove(name);
                    ((ObjectNode) parent).set(name + "x", taken);
                })));
                spoil(field, pointer + "/" + name, member, all);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                String field = path + "[" + i + "]";
                all.add(new Spoiled(
                        field, with(pointer, parent -> ((ArrayNode) parent).set(index, values.numberNode(7)))));
                if (!array.get(i).isContainer()) {
                    all.add(new Spoiled(
                            field, with(pointer, parent -> ((ArrayNode) parent).set(index, values.stringNode(" ")))));
                }
                spoil(field, pointer + "/" + i, array.get(i), all);
            }
        }
    }

    private static String with(String pointer, Consumer<JsonNode> change) {
        JsonNode document = JSON.readTree(DOCUMENT);
        change.accept(document.at(pointer));
        return document.toString();
    }

    @ParameterizedTest
    @MethodSource("spoiled")
    void a_charter_with_any_one_field_spoiled_gets_a_problem_that_names_it_and_nothing_is_published(Spoiled spoiled) {
        String before = versions();

        HttpResponse<String> answer = service.ask("PUT", "/v1/charters/scoped", AS_JSON, spoiled.document());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.path("field").asString()).isEqualTo(spoiled.field());
        assertThat(problem.path("detail").asString()).contains(spoiled.field());
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(versions()).isEqualTo(before);
    }
}
