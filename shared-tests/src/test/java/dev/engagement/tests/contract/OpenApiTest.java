package dev.engagement.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenApiTest {
    private final OpenApi api = new OpenApi(Document.of("""
            paths:
              /things/{id}:
                get:
                  x-roles: [read]
                  responses:
                    '200': {content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
                    '404': {$ref: '#/components/responses/Problem'}
                delete: {responses: {'204': {description: Gone}}}
              /things/all:
                get:
                  responses:
                    '200': {content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Thing'}}}}}
            components:
              responses:
                Problem: {content: {application/problem+json: {schema: {type: object, required: [status], properties: {status: {type: integer}}}}}}
              schemas:
                Thing: {type: object, required: [id], properties: {id: {type: string}, at: {type: string, format: date-time}}}
            """));

    @Test
    void operations_have_roles() {
        assertThat(api.operations())
                .isEqualTo(Map.of(
                        "GET /things/{id}",
                        List.of("read"),
                        "DELETE /things/{id}",
                        List.of(),
                        "GET /things/all",
                        List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /things/a%2Fb?x=y | 200 | application/json;charset=UTF-8 | {"id":"a","at":"2026-03-27T16:30:00Z"}
            GET    | /things/all       | 200 | application/json               | [{"id":"a"}]
            GET    | /things/a         | 404 | application/problem+json       | {"status":404}
            DELETE | /things/a         | 204 | ''                             | ''
            GET    | /elsewhere        | 500 | text/plain                     | oh
            """)
    void what_is_documented_has_no_faults(String method, String path, int status, String type, String body) {
        assertThat(api.faults(method, path, status, type, body)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /things/a   | 500 | application/json         | {"id":"a"}
            GET    | /things/a   | 200 | text/plain               | a
            GET    | /things/a   | 200 | application/json         | {"id":"a","more":1}
            GET    | /things/a   | 200 | application/json         | {"at":"2026-03-27T16:30:00Z"}
            GET    | /things/a   | 200 | application/json         | {"id":"a","at":"yesterday"}
            GET    | /things/all | 200 | application/json         | [{"id":1}]
            GET    | /things/a   | 404 | application/problem+json | {"status":"404"}
            DELETE | /things/a   | 204 | application/json         | {}
            GET    | /things/a   | 200 | application/json         | {"id"
            """)
    void what_is_not_documented_has(String method, String path, int status, String type, String body) {
        assertThat(api.faults(method, path, status, type, body)).isNotEmpty();
    }
}
