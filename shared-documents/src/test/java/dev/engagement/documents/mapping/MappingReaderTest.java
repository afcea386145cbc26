package dev.engagement.documents.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.engagement.events.InvalidField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingReaderTest {
    private static final String RULES = """
              - tell: request-opened
                data: {activity: incident, service: mail}
            """;

    @Test
    void every_documented_mapping_is_one() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../docs/imports"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".yaml")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(
                                    MappingReader.read(Files.readString(file)).rules())
                            .isNotEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    request: id            |                              | request
                    format: csv            | format: xls                  | format
                    source: /tools/t       | source: "a b"                | source
                    connection: t          | connection: "t:t"            | connection
                    {column: when}         | {column: when, zone: Rome}   | time.zone
                    {column: when}         | {column: when, format: "{b"} | time.format
                    {column: when}         | {column: when, ignore-offset: true} | time.zone
                    {column: when}         | {}                           | time.column
                    {column: when}         | {column: when, colour: 1}    | time.colour
                    1 - High: high         | 1 - High: highest            | levels.1 - High
                    tell: request-opened   | tell: request-begun          | rules[0].tell
                    tell: request-opened   | tell: charter-published      | rules[0].tell
                    service: mail          | services: mail               | rules[0].data.services
                    service: mail          | service: [mail]              | rules[0].data.service
                    service: mail          | service: {columns: mail}     | rules[0].data.service.column
                    person: who            | persons: who                 | persons
                    source: /tools/t       | source: [                    | mapping
                    """)
    void what_is_wrong_is_named(String right, String wrong, String field) {
        String text = Mappings.text("csv", RULES);
        assertThat(MappingReader.read(text)).isNotNull();
        assertThat(text).contains(right);

        assertThatThrownBy(() -> MappingReader.read(text.replace(right, wrong == null ? "" : wrong)))
                .isInstanceOfSatisfying(InvalidField.class, invalid -> assertThat(invalid.field())
                        .isEqualTo(field));
    }

    @Test
    void a_text_that_is_no_mapping_is_refused() {
        for (String text : new String[] {"", "a", "[]", "\u0000", "a: &a [*a]"}) {
            assertThatThrownBy(() -> MappingReader.read(text)).isInstanceOf(InvalidField.class);
        }
    }
}
