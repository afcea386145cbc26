package dev.engagement.documents.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TranslationTest {
    private static final String WHEN = "2020-03-01T10:00:00+01:00";

    @Test
    void a_rule_compares_a_row_with_the_one_before_of_its_own_request() {
        Mapping mapping = Mappings.of("csv", """
                  - tell: request-opened
                    first: true
                    data: {activity: incident, service: "${service}"}
                  - tell: request-reopened
                    before: {state: [Resolved, Closed]}
                    unless: {state: [Resolved, Closed]}
                  - tell: ownership-changed
                    changed: [owner, team]
                    data: {owner: "${owner}", team: "${team}"}
                """);

        assertThat(names(
                        mapping,
                        row("id", "1", "service", "mail", "state", "New"),
                        row("id", "2", "service", "mail", "state", "Resolved", "owner", "a"),
                        row("id", "1", "state", "Resolved", "owner", "?"),
                        row("id", "1", "state", "Closed", "team", "x"),
                        row("id", "1", "state", "New", "team", "x"),
                        row("id", "2", "state", "Closed", "owner", "b")))
                .containsExactly(
                        "request-opened",
                        "request-opened",
                        "ownership-changed",
                        "ownership-changed",
                        "request-reopened",
                        "ownership-changed");
    }

    @Test
    void of_alternatives_the_first_that_applies_counts() {
        Mapping mapping = Mappings.of("csv", """
                  - unless: {state: ignored}
                    first-of:
                      - tell: request-resolved
                        when: {state: Done*}
                        data: {automatic: $machine, by: $person}
                      - tell: progress-reported
                        data: {visibleToCustomer: false}
                """);

        List<RowEntry> told = told(
                mapping,
                row("id", "1", "state", "Done by us", "who", "robot"),
                row("id", "1", "state", "ignored"),
                row("id", "1", "state", "Doing"));

        assertThat(told)
                .extracting(RowEntry::data)
                .containsExactly(Map.of("automatic", true, "by", "robot"), Map.of("visibleToCustomer", false));
    }

    @Test
    void values_become_what_the_field_has() {
        Mapping mapping = Mappings.of("csv", """
                  - tell: request-opened
                    data:
                      activity: incident
                      service: {column: service, lower-case: true, otherwise: none}
                      priority: ${priority}
                      impact: ${impact}
                      customersAffected: ${count}
                  - tell: experience-rated
                    data: {satisfaction: {score: "${stars}", from: 1, to: 5}}
                    when: {stars: "*"}
                """);

        List<RowEntry> told =
                told(mapping, row("id", "1", "priority", "1 - High", "impact", "Low", "count", "5", "stars", "4"));

        assertThat(told.getFirst().data())
                .hasToString("{activity=incident, service=none, priority=high, impact=low, customersAffected=5}");
        assertThat(told.get(1).data()).hasToString("{satisfaction={score=4, from=1, to=5}}");
    }

    @Test
    void what_is_not_understood_is_said_and_the_rest_of_the_row_counts() {
        Mapping mapping = Mappings.of("csv", """
                  - tell: request-opened
                    data: {activity: incident, service: mail, priority: "${priority}"}
                  - tell: request-closed
                """);
        RowTranslation translation = new RowTranslation(mapping);

        ReadRow reading = translation.read(row("id", "1", "priority", "Very"));
        assertThat(reading.told())
                .extracting(told -> told.kind().name())
                .containsExactly("request-opened", "request-closed");
        assertThat(reading.told().getFirst().data()).doesNotContainKey("priority");
        assertThat(reading.complaints())
                .extracting(Complaint::quoting)
                .containsExactly("request-opened (rule 1): \"priority\" must be one of critical, high, medium, low,"
                        + " or a word of the mapping's levels; it is left out: \"Very\"");

        assertThat(translation.read(new LogLine.LogRow(5, Map.of("id", "1"))).complaints())
                .extracting(Complaint::quoting)
                .containsExactly("\"when\" is empty");
        assertThat(translation
                        .read(new LogLine.LogRow(6, Map.of("id", "1", "when", "today")))
                        .complaints())
                .extracting(Complaint::quoting)
                .containsExactly("\"when\" is no time in the mapping's format: \"today\"");
        assertThat(reading.complaints().getFirst().says())
                .as("what may be kept")
                .doesNotContain("Very");
        assertThat(translation.read(new LogLine.LogRow(7, Map.of("when", WHEN))).complaints())
                .extracting(Complaint::quoting)
                .containsExactly("\"id\" is empty: the row names no request");
        assertThat(translation.read(new LogLine.BrokenLine(8, "is not JSON")).complaints())
                .extracting(Complaint::quoting)
                .containsExactly("the line is not JSON");
    }

    @Test
    void the_same_row_has_the_same_ids_in_every_file_and_another_row_has_others() {
        Mapping mapping = Mappings.of("csv", "  - tell: request-closed\n  - tell: request-reopened");
        LogLine.LogRow row = row("id", "1", "state", "a");

        List<RowEntry> once = told(mapping, row, row, row("id", "1", "state", "b"));
        List<RowEntry> again = told(mapping, row("id", "2"), row);

        assertThat(once).extracting(RowEntry::id).doesNotHaveDuplicates().hasSize(4);
        assertThat(again.subList(2, 4))
                .extracting(RowEntry::id)
                .isEqualTo(once.subList(0, 2).stream().map(RowEntry::id).toList());
    }

    @Test
    void a_row_that_comes_twice_in_a_row_is_compared_as_it_was_the_first_time() {
        Mapping mapping = Mappings.of("csv", """
                  - tell: barrier-cleared
                    before: {state: Wait}
                    data: {barrier: wait, told: false}
                  - tell: barrier-raised
                    when: {state: Wait}
                    data: {barrier: wait, told: false, waitingOn: customer}
                """);
        LogLine.LogRow waits = row("id", "1", "state", "Wait");
        LogLine.LogRow goesOn = row("id", "1", "state", "Work");

        assertThat(names(mapping, waits, waits, goesOn, goesOn)).containsExactly("barrier-raised", "barrier-cleared");
    }

    @Test
    void a_wrong_offset_is_ignored_and_a_wall_clock_is_its_zones() {
        String rule = "  - tell: request-closed";
        String wrong = Mappings.text("csv", rule)
                .replace("{column: when}", "{column: when, zone: Europe/Rome, ignore-offset: true}");
        String days = Mappings.text("csv", rule)
                .replace("{column: when}", "{column: when, format: dd-MM-yyyy HH:mm, zone: Europe/Rome}");

        assertThat(instant(wrong, "2010-07-13 08:40:25+00:00")).isEqualTo("2010-07-13T06:40:25Z");
        assertThat(instant(wrong, "2010-01-13T08:40:25.5Z")).isEqualTo("2010-01-13T07:40:25.500Z");
        assertThat(instant(days, "29-02-2016 01:16")).isEqualTo("2016-02-29T00:16:00Z");
        assertThat(instant(days, "31-02-2016 01:16")).contains("is no time");
        assertThat(instant(Mappings.text("csv", rule), "2016-02-29 01:16")).contains("names no zone");
    }

    private static String instant(String mapping, String when) {
        ReadRow reading = new RowTranslation(MappingReader.read(mapping))
                .read(new LogLine.LogRow(2, Map.of("id", "1", "when", when)));
        return reading.told().isEmpty()
                ? reading.complaints().getFirst().quoting()
                : reading.told().getFirst().time().toInstant().toString();
    }

    private static List<String> names(Mapping mapping, LogLine.LogRow... rows) {
        return told(mapping, rows).stream().map(told -> told.kind().name()).toList();
    }

    /** Each told once, as intake does. */
    private static List<RowEntry> told(Mapping mapping, LogLine.LogRow... rows) {
        RowTranslation translation = new RowTranslation(mapping);
        Map<String, RowEntry> told = new LinkedHashMap<>();
        for (LogLine.LogRow row : rows) {
            ReadRow reading = translation.read(row);
            assertThat(reading.complaints()).isEmpty();
            reading.told().forEach(one -> told.putIfAbsent(one.id(), one));
        }
        return new ArrayList<>(told.values());
    }

    private static LogLine.LogRow row(String... columns) {
        Map<String, String> values = new LinkedHashMap<>(Map.of("when", WHEN));
        for (int i = 0; i < columns.length; i += 2) {
            values.put(columns[i], columns[i + 1]);
        }
        return new LogLine.LogRow(2, values);
    }
}
