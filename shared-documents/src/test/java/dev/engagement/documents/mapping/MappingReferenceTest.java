package dev.engagement.documents.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.engagement.events.InvalidField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reference of mappings names every word that there is. */
class MappingReferenceTest {
    private static final String RULES = """
              - tell: commitment-made
                first: true
                when: {what: {above: 1}}
                time: {column: when}
                data: {commitment: c, due: {column: due}}
            """;

    /** A word that nobody knows is answered with those that there are. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    person: who          | persons: who
                    first: true          | nothing: true
                    {above: 1}           | {above: 1, nothing: 1}
                    time: {column: when} | time: {column: when, nothing: 1}
                    {column: due}        | {column: due, nothing: 1}
                    """)
    void every_word_of_a_mapping_stands_in_the_reference(String right, String wrong) throws IOException {
        String reference = Files.readString(Path.of("../docs/imports/README.md"));
        String mapping = Mappings.text("csv", RULES).replace(right, wrong);

        InvalidField unknown = catchThrowableOfType(InvalidField.class, () -> MappingReader.read(mapping));
        List<String> words =
                List.of(unknown.says().replaceFirst(".*there are ", "").split(", "));
        assertThat(words).hasSizeGreaterThan(2).allSatisfy(word -> assertThat(reference)
                .containsPattern("[`{ ,]" + word + "[`:,}]"));
    }
}
