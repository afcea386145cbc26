package dev.engagement.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.events.Charter;
import dev.engagement.events.CharterDocument;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Charters over HTTP. Each test has a charter of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChartersTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, String> AS_JSON = Map.of("Content-Type", "application/json");

    private final Running service = Running.anew();

    @AfterAll
    void stop() {
        service.close();
    }

    private static String standard(String name, String notice) {
        return JSON.writeValueAsString(CharterDocument.write(Charter.standard()))
                .replace("\"charter\":\"default\"", "\"charter\":\"" + name + "\"")
                .replace("\"notice\":0.2", "\"notice\":" + notice);
    }

    private HttpResponse<String> put(String name, String document, String... header) {
        Map<String, String> headers =
                header.length == 0 ? AS_JSON : Map.of("Content-Type", "application/json", header[0], header[1]);
        return service.ask("PUT", "/v1/charters/" + name, headers, document);
    }

    private HttpResponse<String> get(String path, String accept) {
        return service.ask("GET", "/v1/charters" + path, Map.of("Accept", accept), "");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void a_charter_is_published_version_by_version_and_every_version_can_be_read_again() {
        HttpResponse<String> first = put("office", standard("office", "0.1"));
        HttpResponse<String> second = put("office", standard("office", "0.3"));

        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(json(first).path("version").asInt()).isEqualTo(1);
        assertThat(header(first, "ETag")).isEqualTo("\"1\"");
        assertThat(json(second).path("version").asInt()).isEqualTo(2);
        assertThat(header(second, "Location")).isEqualTo("/v1/charters/office/versions/2");
        assertThat(json(second).path("warnings").path(0).asString()).contains("version 1");
        HttpResponse<String> latest = get("/office", "*/*");
        assertThat(json(latest).path("notice").asDouble()).isEqualTo(0.3);
        assertThat(header(latest, "ETag")).isEqualTo("\"2\"");
        assertThat(json(get("/office/versions/1", "application/json"))
                        .path("notice")
                        .asDouble())
                .isEqualTo(0.1);
        JsonNode versions = json(get("/office/versions", "*/*")).path("versions");
        assertThat(versions.size()).isEqualTo(2);
        assertThat(versions.path(1).path("recordedAt")).isEqualTo(json(second).path("recordedAt"));
        assertThat(json(get("", "*/*")).path("charters").toString())
                .contains("{\"name\":\"default\"")
                .contains("{\"name\":\"office\",\"version\":2,");
    }

    @Test
    void the_same_again_is_no_new_version_in_whatever_format() {
        put("same", standard("same", "0.1"));
        HttpResponse<String> yaml = get("/same", "application/json;q=0.1, application/yaml");

        HttpResponse<String> again = service.ask(
                "PUT", "/v1/charters/same", Map.of("Content-Type", "application/yaml; charset=utf-8"), yaml.body());

        assertThat(header(yaml, "Content-Type")).isEqualTo("application/yaml");
        assertThat(header(yaml, "ETag")).isEqualTo("\"1-yaml\"");
        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
        assertThat(json(again).path("version").asInt()).isEqualTo(1);
        assertThat(get("/same/versions/2", "*/*").statusCode()).isEqualTo(404);
    }

    @Test
    void who_decided_on_an_old_version_is_told_and_changes_nothing() {
        assertThat(put("etag", standard("etag", "0.1"), "If-Match", "*").statusCode())
                .isEqualTo(412);
        assertThat(put("etag", standard("etag", "0.1"), "If-None-Match", "*").statusCode())
                .isEqualTo(201);
        assertThat(put("etag", standard("etag", "0.2"), "If-None-Match", "*").statusCode())
                .isEqualTo(412);
        assertThat(put("etag", standard("etag", "0.2"), "If-Match", "\"7\", \"1-yaml\"")
                        .statusCode())
                .isEqualTo(201);

        HttpResponse<String> late = put("etag", standard("etag", "0.3"), "If-Match", "\"1\"");

        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(json(late).path("detail").asString()).contains("ETag \"2\"");
        assertThat(put("etag", standard("etag", "0.3"), "If-Match", "W/\"2\"").statusCode())
                .isEqualTo(412);
        assertThat(get("/etag/versions/3", "*/*").statusCode()).isEqualTo(404);
    }

    @Test
    void many_at_once_get_a_version_each_and_only_one_creates() {
        List<HttpResponse<String>> creators =
                atOnce(number -> put("busy", standard("busy", "0." + number), "If-None-Match", "*"));
        List<HttpResponse<String>> writers = atOnce(number -> put("busy", standard("busy", "0.5" + number)));

        assertThat(creators)
                .extracting(HttpResponse::statusCode)
                .containsOnlyOnce(201)
                .contains(412);
        assertThat(writers)
                .extracting(answer -> json(answer).path("version").asInt())
                .containsExactlyInAnyOrder(2, 3, 4, 5, 6, 7);
    }

    private static List<HttpResponse<String>> atOnce(IntFunction<HttpResponse<String>> call) {
        List<CompletableFuture<HttpResponse<String>>> calls = IntStream.rangeClosed(1, 6)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> call.apply(number), Thread::startVirtualThread))
                .toList();
        return calls.stream().map(CompletableFuture::join).toList();
    }

    @Test
    void the_first_default_is_version_2_and_judges_the_past_only_if_that_is_meant() {
        HttpResponse<String> builtIn = get("/default/versions/1", "*/*");
        assertThat(json(builtIn)).isEqualTo(JSON.readTree(standard("default", "0.2")));
        assertThat(header(builtIn, "ETag")).isEqualTo("\"1\"");

        HttpResponse<String> past = put("default", standard("default", "0.3"));
        HttpResponse<String> meant =
                put("default", standard("default", "0.3").replace("\"notice\"", "\"restate\":true,\"notice\""));

        assertThat(past.statusCode()).isEqualTo(422);
        assertThat(json(past).path("field").asString()).isEqualTo("effectiveFrom");
        assertThat(json(past).path("detail").asString()).contains("restate: true");
        assertThat(meant.statusCode()).as(meant.body()).isEqualTo(201);
        assertThat(json(meant).path("version").asInt()).isEqualTo(2);
        assertThat(put("default", CharterExample.FULL).statusCode()).isEqualTo(201);
    }

    @Test
    void charters_side_by_side_are_written_back_to_the_byte_and_an_overlap_is_told() {
        String unit = standard("unit", "0.2")
                .replace("\"charter\":\"unit\"", "\"charter\":\"unit\",\"for\":{\"business-unit\":[\"sales\"]}");
        String service = standard("service", "0.2")
                .replace("\"charter\":\"service\"", "\"charter\":\"service\",\"for\":{\"service\":[\"mail\"]}");

        HttpResponse<String> past = put("unit", unit);
        String future = unit.replace("2000-01-01", "2040-01-01");
        HttpResponse<String> first = put("unit", future);
        HttpResponse<String> second = put("service", service.replace("2000-01-01", "2040-01-01"));

        assertThat(past.statusCode()).isEqualTo(422);
        assertThat(json(past).path("detail").asString()).contains("restate: true");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(json(first).path("warnings").isMissingNode()).isTrue();
        assertThat(json(second).path("warnings").path(0).asString())
                .contains("overlaps that of \"unit\"", "judged by \"service\"");
        assertThat(get("/unit", "application/json").body()).isEqualTo(future);
        String yaml = get("/unit", "application/yaml").body();
        HttpResponse<String> again =
                this.service.ask("PUT", "/v1/charters/unit", Map.of("Content-Type", "application/yaml"), yaml);
        assertThat(again.statusCode()).as("unchanged").isEqualTo(200);
        assertThat(get("/unit", "application/yaml").body()).isEqualTo(yaml);
    }

    @Test
    void what_is_not_there_or_not_to_be_had_is_said() {
        assertThat(get("/nobody", "*/*").statusCode()).isEqualTo(404);
        assertThat(get("/default", "image/png").statusCode()).isEqualTo(406);
        HttpResponse<String> text =
                service.ask("PUT", "/v1/charters/default", Map.of("Content-Type", "text/plain"), "charter");
        assertThat(text.statusCode()).isEqualTo(415);
        assertThat(json(text).path("detail").asString()).contains("application/yaml");
        assertThat(put("other", CharterExample.FULL).statusCode()).isEqualTo(422);
    }
}
