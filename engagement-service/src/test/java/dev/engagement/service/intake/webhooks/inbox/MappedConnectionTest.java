package dev.engagement.service.intake.webhooks.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.engagement.events.InvalidField;
import dev.engagement.service.intake.deliveries.Delivery;
import dev.engagement.service.intake.webhooks.Door;
import dev.engagement.service.intake.webhooks.RequestHistory;
import dev.engagement.service.intake.webhooks.ToldEntry;
import dev.engagement.service.intake.webhooks.Translation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A connection of a tool that nobody has heard of: one file and a mapping. */
class MappedConnectionTest {
    private static final String CONNECTION = """
            tool: mapped
            mapping: desk.map.yaml
            signature: {header: X-Token, scheme: token}
            secrets: [s]
            """;

    private static final String MAPPING = """
            request: key
            time: {column: at}
            rules:
              - tell: request-opened
                first: true
                data: {activity: ticket, service: desk, priority: "${level}"}
              - tell: ownership-changed
                changed: [owner]
                unless: {owner: ""}
                data: {owner: "${owner}"}
              - tell: progress-reported
                when: {note: "*"}
                data: {visibleToCustomer: true}
            """;

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("desk.map.yaml"), MAPPING);
    }

    private Connected read(String connection) throws IOException {
        return ConnectionFile.read("desk", Files.writeString(folder.resolve("desk.yaml"), connection));
    }

    private Door door(String mapping) throws IOException {
        Files.writeString(folder.resolve("desk.map.yaml"), mapping);
        Connected connected = read(CONNECTION);
        return new Door(connected.endpoint().translator(), connected.connection());
    }

    private static boolean verifies(Connected connected, Map<String, String> headers, String body) {
        return connected
                .connection()
                .verifies(
                        new Delivery("d", Instant.EPOCH, headers, body.getBytes(StandardCharsets.UTF_8)),
                        connected.endpoint().signature());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    mapping: desk.map.yaml                | mapping: none.yaml                            | mapping
                    mapping: desk.map.yaml                | service: mail                                 | [service]
                    mapping: desk.map.yaml                | id: X-Id                                      | mapping
                    {header: X-Token, scheme: token}      | token                                         | signature
                    {header: X-Token, scheme: token}      | {header: X-Token, scheme: sha1}               | signature.scheme
                    {header: X-Token, scheme: token}      | {header: X-Token}                             | signature.scheme
                    {header: X-Token, scheme: token}      | {scheme: token}                               | signature.header
                    {header: X-Token, scheme: token}      | {header: X Token, scheme: token}              | signature.header
                    {header: X-Token, scheme: token}      | {header: X-Token, scheme: standard}           | signature.header
                    {header: X-Token, scheme: token}      | {header: X-Token, scheme: token, prefix: a}   | signature.prefix
                    secrets: [s]                          | id: X Id                                      | id
                    """)
    void what_is_wrong_in_a_connection_is_named(String right, String wrong, String field) {
        assertThatThrownBy(() -> read(CONNECTION.replace(right, wrong)))
                .isInstanceOfSatisfying(InvalidField.class, invalid -> assertThat(invalid.field())
                        .isEqualTo(field));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    request: key             | nothing: key                       | mapping.request
                    tell: request-opened     | tell: request-begun                | mapping.rules[0].tell
                    first: true              | frist: true                        | mapping.rules[0].frist
                    {note: "*"}              | {note: {over: 5}}                  | mapping.rules[2].when.note.over
                    {note: "*"}              | {note: {above: much}}              | mapping.rules[2].when.note.above
                    {note: "*"}              | {note: {matches: "("}}             | mapping.rules[2].when.note.matches
                    request: key             | {request: key, format: csv}        | mapping
                    request: key             | connection: other                  | mapping.connection
                    request: key             | source: /tools/other               | mapping.source
                    request: key             | format: csv                        | mapping.format
                    {column: at}             | {column: at, format: "{b"}         | mapping.time.format
                    {column: at}             | {column: at, format: MMM, language: zz-zz}     | mapping.time.language
                    """)
    void what_is_wrong_in_its_mapping_is_named(String right, String wrong, String field) throws IOException {
        Files.writeString(folder.resolve("desk.map.yaml"), MAPPING.replace(right, wrong));

        assertThatThrownBy(() -> read(CONNECTION)).isInstanceOfSatisfying(InvalidField.class, invalid -> {
            assertThat(invalid.field()).isEqualTo(field);
            assertThat(invalid.says()).contains("desk.map.yaml");
        });
    }

    @Test
    void each_scheme_verifies_what_it_should_and_nothing_else() throws IOException {
        Connected token = read(CONNECTION);
        assertThat(verifies(token, Map.of("x-token", "s"), "{}")).isTrue();
        assertThat(verifies(token, Map.of("x-token", "t"), "{}")).isFalse();
        assertThat(verifies(token, Map.of(), "{}")).isFalse();

        Connected bearer = read(CONNECTION.replace("{header: X-Token, scheme: token}", "{scheme: bearer}"));
        assertThat(verifies(bearer, Map.of("authorization", "Bearer s"), "{}")).isTrue();
        assertThat(verifies(bearer, Map.of("authorization", "Basic s"), "{}")).isFalse();
        assertThat(verifies(bearer, Map.of("authorization", "s"), "{}")).isFalse();

        // printf '{}' | openssl dgst -sha256 -hmac s
        String right = "143ca8d517ba1b181025d732b1cf275d90104fca57bb02a565542978aa18c4b6";
        String hex = right.replace('1', '2');
        Connected signed = read(CONNECTION.replace("scheme: token", "scheme: hmac-sha256-hex"));
        assertThat(verifies(signed, Map.of("x-token", right), "{}")).isTrue();
        assertThat(verifies(signed, Map.of("x-token", "sha256=" + right), "{}")).isTrue();
        assertThat(verifies(signed, Map.of("x-token", "old=" + hex + ", v1=" + right), "{}"))
                .isTrue();
        assertThat(verifies(signed, Map.of("x-token", right), "{ }")).isFalse();
        assertThat(verifies(signed, Map.of("x-token", "?" + right), "{}")).isFalse();
        assertThat(verifies(signed, Map.of("x-token", hex), "{}")).isFalse();

        String base64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(right));
        Connected coded = read(CONNECTION.replace("scheme: token", "scheme: hmac-sha256-base64"));
        assertThat(verifies(coded, Map.of("x-token", base64), "{}")).isTrue();
        assertThat(verifies(coded, Map.of("x-token", "sha256=" + base64), "{}")).isTrue();
        assertThat(verifies(coded, Map.of("x-token", base64.toLowerCase(Locale.ROOT)), "{}"))
                .isFalse();
    }

    @Test
    void rows_that_come_out_of_order_end_as_if_they_had_come_in_order() throws IOException {
        String first = "{\"key\":1,\"at\":\"2026-01-05T09:00:00Z\",\"owner\":\"ana\"}";
        String second = "{\"key\":1,\"at\":\"2026-01-05T10:00:00Z\",\"owner\":\"ben\"}";
        String third = "{\"key\":1,\"at\":\"2026-01-05T11:00:00Z\",\"owner\":\"ana\",\"note\":\"x\"}";
        for (List<String> order : List.of(
                List.of(first, second, third), List.of(third, second, first), List.of(second, third, first, second))) {
            Door door = door(MAPPING);
            Standing standing = new Standing();
            order.forEach(one -> door.deliver(one).forEach(standing::add));
            assertThat(standing.lines())
                    .containsExactlyInAnyOrder(
                            "request-opened 2026-01-05T09:00:00Z",
                            "ownership-changed 2026-01-05T09:00:00Z ana",
                            "ownership-changed 2026-01-05T10:00:00Z ben",
                            "ownership-changed 2026-01-05T11:00:00Z ana",
                            "progress-reported 2026-01-05T11:00:00Z");
        }
    }

    @Test
    void a_row_that_is_half_understood_tells_what_was_understood() throws IOException {
        Door door = door(MAPPING);

        assertThat(door.tell("{\"key\":1,\"at\":\"2026-01-05T09:00:00Z\",\"level\":\"loud\"}"))
                .containsExactly("desk:1 2026-01-05T09:00:00Z request-opened {activity=ticket, service=desk}");
        assertThat(door.complaints())
                .singleElement()
                .asString()
                .contains("priority")
                .contains("loud");
    }

    @Test
    void a_time_that_no_database_holds_is_refused_with_its_column() throws IOException {
        for (String at : List.of("+999999999-12-31T23:59:59Z", "1969-12-31T23:59:59Z")) {
            Connected connected = read(CONNECTION);
            byte[] body = ("{\"key\":1,\"at\":\"" + at + "\"}").getBytes(StandardCharsets.UTF_8);
            assertThat(connected
                            .endpoint()
                            .translator()
                            .translate(
                                    new Delivery("d", Door.ARRIVAL, Map.of(), body),
                                    connected.connection(),
                                    subject -> RequestHistory.NONE))
                    .isInstanceOfSatisfying(Translation.Broken.class, broken -> assertThat(broken.reason())
                            .contains("\"at\""));
        }
    }

    @Test
    void a_document_without_a_time_is_as_of_its_arrival_if_the_mapping_says_so() throws IOException {
        Door door = door(MAPPING.replace("{column: at}", "{column: [at, $arrival], format: epoch-seconds}"));

        assertThat(door.tell("[{\"key\":1},{\"key\":2,\"at\":1767603600}]"))
                .containsExactly(
                        "desk:1 " + Door.ARRIVAL + " request-opened {activity=ticket, service=desk}",
                        "desk:2 2026-01-05T09:00:00Z request-opened {activity=ticket, service=desk}");
    }

    @Test
    void deliveries_that_have_names_are_told_apart_by_them() throws IOException {
        String mapping = "{request: key, time: {column: at}, rules: [{tell: customer-contacted}]}";
        String body = "{\"key\":1,\"at\":\"2026-01-05T09:00:00Z\"}";
        assertThat(door(mapping).deliver(body)).hasSize(1);

        Connected named = read(CONNECTION + "id: X-Delivery");
        assertThat(named.endpoint().idHeaders()).containsExactly("x-delivery");
        Door door = new Door(named.endpoint().translator(), named.connection());
        assertThat(door.deliver(body))
                .extracting(ToldEntry::id)
                .doesNotContainAnyElementsOf(
                        door.deliver(body).stream().map(ToldEntry::id).toList());
        Door unnamed = door(mapping);
        unnamed.deliver(body);
        assertThat(unnamed.deliver(body)).isEmpty();
    }

    @Test
    void a_mapping_among_the_connections_is_none_and_counts_when_it_changes() throws IOException {
        read(CONNECTION);
        Connections connections = new Connections(folder);
        assertThat(connections.names()).containsExactly("desk");
        assertThat(connections.find("desk.map")).isEmpty();
        Endpoint before = connections.find("desk").orElseThrow().endpoint();
        assertThat(connections.find("desk").orElseThrow().endpoint()).isSameAs(before);

        change("rules: nothing");
        assertThat(connections.find("desk").orElseThrow().endpoint()).isSameAs(before);
        change(MAPPING);
        assertThat(connections.find("desk").orElseThrow().endpoint()).isNotSameAs(before);
    }

    private void change(String mapping) throws IOException {
        Path file = Files.writeString(folder.resolve("desk.map.yaml"), mapping);
        Files.setLastModifiedTime(
                file, FileTime.fromMillis(Files.getLastModifiedTime(file).toMillis() + mapping.length()));
    }

    @Test
    void a_mapping_that_is_wrong_stops_the_start_and_is_named() throws IOException {
        read(CONNECTION);
        change("rules: nothing");

        assertThatThrownBy(() -> new Connections(folder))
                .hasMessageContaining("desk.yaml")
                .hasMessageContaining("desk.map.yaml")
                .hasMessageContaining("\"mapping.");
    }
}
