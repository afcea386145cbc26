package dev.engagement.documents.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.engagement.events.InvalidField;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON in all its forms: documents, arrays, members as rows, and members by what they say. */
class JsonAsItComesTest {
    private static String mapping(String format, String more, String rules) {
        return """
                source: /tools/t
                connection: t
                format: %s
                request: key
                time: {column: at}
                %s
                rules:
                %s
                """.formatted(format, more, rules.indent(2));
    }

    private static final String CLOSED = mapping("json", "", "- tell: request-closed");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"key\":1,\"at\":\"2026-01-05T09:00:00Z\"},{\"key\":2,\"at\":\"2026-01-05T10:00:00Z\"}]",
                "[\n {\"key\": 1,\n  \"at\": \"2026-01-05T09:00:00Z\"},\n {\"key\":2,\"at\":\"2026-01-05T10:00:00Z\"}\n]\n",
                "{\"key\":1,\"at\":\"2026-01-05T09:00:00Z\"}\n{\"key\":2,\"at\":\"2026-01-05T10:00:00Z\"}\n",
                "{\n\"key\":1,\"at\":\"2026-01-05T09:00:00Z\"} {\"key\":2,\n\"at\":\"2026-01-05T10:00:00Z\"}",
                "\uFEFF[{\"key\":1,\"at\":\"2026-01-05T09:00:00Z\"},{\"key\":2,\"at\":\"2026-01-05T10:00:00Z\"}]",
            })
    void documents_and_arrays_of_them_are_one_row_each(String file) {
        Imported read = Imported.of(CLOSED, file);

        assertThat(read.complaints()).isEmpty();
        assertThat(read.story())
                .containsExactly("request-closed 2026-01-05T09:00:00Z", "request-closed 2026-01-05T10:00:00Z");
    }

    @Test
    void an_array_and_the_same_as_lines_give_the_same_entries() {
        String one = "{\"key\":1,\"at\":\"2026-01-05T09:00:00Z\"}";
        assertThat(Imported.of(CLOSED, "[" + one + "]").ids())
                .isEqualTo(Imported.of(CLOSED.replace("format: json", "format: ndjson"), one)
                        .ids());
    }

    @Test
    void what_is_not_json_is_said_with_its_line_and_what_stood_before_counts() {
        String first = "[{\"key\":1,\"at\":\"2026-01-05T09:00:00Z\"},\n";
        assertThat(Imported.of(CLOSED, first + "{\"key\":2,]").complaints())
                .singleElement()
                .asString()
                .startsWith("2: ")
                .contains("is not JSON");
        assertThat(Imported.of(CLOSED, first + "{\"key\":2,").story()).hasSize(1);
        assertThat(Imported.of(CLOSED, first.replace(",\n", "")).complaints().getFirst())
                .contains("is not JSON");
        assertThat(Imported.of(CLOSED, "[7]").complaints().getFirst()).contains("no JSON object");
        assertThat(Imported.of(CLOSED, "[]").complaints().getFirst()).contains("no row");
        assertThat(Imported.of(CLOSED, "[{\"key\":\"" + "x".repeat(6 << 20) + "\"}]")
                        .complaints()
                        .getFirst())
                .contains("longer than");
    }

    @Test
    void members_of_an_array_are_rows_beside_what_stands_outside_it() {
        Imported read = Imported.of(mapping("ndjson", "rows: changelog.items", """
                        - {tell: ownership-changed, when: {changelog.items.field: assignee}, data: {owner: "${changelog.items.to}", by: "${user}"}}
                        - {tell: request-resolved, when: {changelog.items.to: Done}}
                        - {tell: customer-contacted, unless: {comment: ""}, data: {channel: t}}
                        """), """
                {"key":1,"at":"2026-01-05T09:00:00Z","user":"ana","changelog":{"items":[{"field":"assignee","to":"ben"},{"field":"status","to":"Done"}]}}
                {"key":1,"at":"2026-01-05T09:01:00Z","user":"ana","comment":"x"}
                {"key":1,"at":"2026-01-05T09:02:00Z","user":"ana","changelog":{"items":[]},"comment":"y"}
                """);

        assertThat(read.complaints()).isEmpty();
        assertThat(read.story())
                .containsExactly(
                        "ownership-changed 2026-01-05T09:00:00Z ben",
                        "request-resolved 2026-01-05T09:00:00Z",
                        "customer-contacted 2026-01-05T09:01:00Z",
                        "customer-contacted 2026-01-05T09:02:00Z");
    }

    @Test
    void arrays_within_arrays_are_rows_too() {
        Imported read = Imported.of(
                mapping(
                                "json",
                                "rows: events.changes",
                                "- {tell: ownership-changed, data: {owner: \"${events.changes.to}\"}}")
                        .replace("{column: at}", "{column: events.at}"),
                """
                {"key":1,"events":[{"at":"2026-01-05T09:00:00Z","changes":[{"to":"ana"},{"to":"ben"}]},
                 {"at":"2026-01-05T10:00:00Z","changes":[{"to":"cy"}]}]}""");

        assertThat(read.story())
                .containsExactly(
                        "ownership-changed 2026-01-05T09:00:00Z ana",
                        "ownership-changed 2026-01-05T09:00:00Z ben",
                        "ownership-changed 2026-01-05T10:00:00Z cy");
    }

    @Test
    void a_member_of_an_array_is_called_by_what_it_says() {
        Imported read = Imported.of(
                mapping(
                        "json",
                        "",
                        "- {tell: ownership-changed, data: {owner: \"${team[role=assigned,type=User].name}\", team: \"${team[type=Group].name}\"}}"),
                """
                {"key":1,"at":"2026-01-05T09:00:00Z","team":[{"role":"requester","type":"User","name":"ana"},
                 {"role":"assigned","type":"Group","name":"Desk"},{"role":"assigned","type":"User","name":"ben"},
                 {"role":"assigned","type":"User","name":"cy"}]}""");

        assertThat(read.told().getFirst().data()).hasToString("{owner=ben, team=Desk}");
    }

    @Test
    void more_rows_than_a_document_may_have_are_refused() {
        String members = IntStream.rangeClosed(0, LogBounds.ROWS)
                .mapToObj(n -> "{\"n\":" + n + "}")
                .collect(Collectors.joining(","));
        assertThat(Imported.of(
                                mapping("json", "rows: all", "- tell: request-closed"),
                                "{\"key\":1,\"at\":\"2026-01-05T09:00:00Z\",\"all\":[" + members + "]}")
                        .complaints()
                        .getFirst())
                .contains("more than " + LogBounds.ROWS + " rows");
    }

    @Test
    void a_request_may_be_composed_or_the_first_of_several_columns() {
        assertThat(subjects("\"${project}-${no}\"")).containsExactly("t:P-1", "t:P-2");
        assertThat(subjects("[no, key]")).containsExactly("t:1", "t:2", "t:7");
        assertThat(subjects("[\"${project}-${no}\", key]")).containsExactly("t:P-1", "t:P-2", "t:7");
    }

    private static List<String> subjects(String request) {
        return Imported.of(CLOSED.replace("request: key", "request: " + request), """
                        {"project":"P","no":1,"at":"2026-01-05T09:00:00Z"} {"project":"P","no":2,"at":"2026-01-05T09:00:00Z"}
                        {"key":7,"at":"2026-01-05T09:00:00Z"}""").told().stream()
                .map(RowEntry::subject)
                .toList();
    }

    @Test
    void rows_that_are_not_compared_stand_by_themselves() {
        Imported read = Imported.of(mapping("json", "compared: {status: \"*\"}", """
                        - {tell: request-opened, first: true, data: {activity: a, service: s}}
                        - {tell: request-resolved, changed: [status], when: {status: done}}
                        - {tell: customer-contacted, unless: {note: ""}, data: {channel: t}}
                        """), """
                {"key":1,"at":"2026-01-05T08:00:00Z","note":"before all"}
                {"key":1,"at":"2026-01-05T09:00:00Z","status":"new"}
                {"key":1,"at":"2026-01-05T10:00:00Z","status":"done"}
                {"key":1,"at":"2026-01-05T11:00:00Z","note":"thanks"}
                {"key":1,"at":"2026-01-05T12:00:00Z","status":"done"}""");

        assertThat(read.story())
                .containsExactly(
                        "customer-contacted 2026-01-05T08:00:00Z",
                        "request-opened 2026-01-05T09:00:00Z",
                        "request-resolved 2026-01-05T10:00:00Z",
                        "customer-contacted 2026-01-05T11:00:00Z");
    }

    @Test
    void rows_are_of_json_alone() {
        assertThatThrownBy(() -> MappingReader.read(mapping("csv", "rows: all", "- tell: request-closed")))
                .isInstanceOfSatisfying(InvalidField.class, invalid -> assertThat(invalid.field())
                        .isEqualTo("rows"));
    }
}
