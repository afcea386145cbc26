package dev.engagement.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowthTest {
    private static final String FROZEN = """
            paths:
              /things:
                get:
                  parameters: [{name: limit, in: query, schema: {type: integer, maximum: 100}}]
                  responses:
                    '200': {content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
                post:
                  requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/New'}}}}
                  responses: {'201': {description: Made}}
            components:
              schemas:
                Thing: {type: object, required: [id], properties: {id: {type: string}, title: {type: string}}}
                New: {type: object, required: [id], properties: {id: {type: string}, size: {type: integer}}}
            """;

    @Test
    void nothing_changed_breaks_nothing() {
        assertThat(Growth.breaks(Document.of(FROZEN), Document.of(FROZEN))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a text          | description: Made     | description: It is there now
            a new member    | title: {type: string} | title: {type: string}, colour: {type: string}
            a new parameter | [{name: limit         | [{name: colour, in: query}, {name: limit
            more in answers | Thing: {type: object, required: [id] | Thing: {type: object, required: [id, title]
            """)
    void growth_breaks_nothing(String what, String then, String now) {
        assertThat(breaks(then, now)).as(what).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a member that is gone        | , title: {type: string} | ''
            another type                 | size: {type: integer}   | size: {type: string}
            a narrower range             | maximum: 100            | maximum: 50
            an answer that is gone       | '201'                   | '204'
            a parameter of another name  | name: limit             | name: size
            a parameter that is required | [{name: limit           | [{name: colour, in: query, required: true}, {name: limit
            a member that is required    | New: {type: object, required: [id] | New: {type: object, required: [id, size]
            less in answers              | Thing: {type: object, required: [id] | Thing: {type: object, required: []
            a body that is required      | requestBody: {          | requestBody: {required: true,
            """)
    void whatever_a_client_could_stumble_over_is_named(String what, String then, String now) {
        assertThat(breaks(then, now)).as(what).isNotEmpty();
    }

    private static Iterable<String> breaks(String then, String now) {
        assertThat(FROZEN).contains(then);
        return Growth.breaks(Document.of(FROZEN), Document.of(FROZEN.replace(then, now)));
    }
}
