package dev.engagement.documents.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.engagement.events.InvalidField;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;

/** Fields of entries, filled from what other tools write. */
class DataAsItComesTest {
    private static String timed(String time) {
        return Imported.PLAIN.replace("{column: at}", "{column: at, " + time + "}");
    }

    private static Imported closed(String rules, String file) {
        return Imported.of(
                Imported.PLAIN.replaceFirst(
                        "(?s)person: who\nrules:.*", Matcher.quoteReplacement("rules:\n" + rules.indent(2))),
                file);
    }

    @Test
    void times_and_lengths_of_time_in_data_are_read_as_the_mapping_writes_them() {
        String rules = """
                - tell: commitment-made
                  data: {commitment: due, due: "${due}", told: false}
                  time: {column: at}
                """;
        String mapping = timed("format: dd/MMM/yy h:mm a, zone: Europe/Berlin")
                .replaceFirst("(?s)person: who\nrules:.*", Matcher.quoteReplacement("rules:\n" + rules.indent(2)));
        String file = "id,at,due\n1,16/Mar/26 9:00 AM,%s\n";

        assertThat(due(mapping, file.formatted("16/Mar/26 5:00 pm"))).isEqualTo("2026-03-16T16:00:00Z");
        assertThat(due(mapping, file.formatted("2026-03-16T17:00:00Z"))).isEqualTo("2026-03-16T17:00:00Z");
        assertThat(due(
                        mapping.replace("\"${due}\"", "{column: due, format: yyyy-MM-dd, zone: UTC}"),
                        file.formatted("2026-03-16")))
                .isEqualTo("2026-03-16T00:00:00Z");
        assertThat(Imported.of(mapping, file.formatted("soon")).complaints().getFirst())
                .contains("\"due\"");
        assertThat(closed(
                                "- {tell: pace-agreed, data: {updateEvery: \"${every}\"}}",
                                "id,at,every\n1,2026-03-16T09:00:00Z,5400\n")
                        .told()
                        .getFirst()
                        .data())
                .hasToString("{updateEvery=PT1H30M}");
    }

    private static String due(String mapping, String file) {
        Imported read = Imported.of(mapping, file);
        assertThat(read.complaints()).isEmpty();
        return String.valueOf(read.told().getFirst().data().get("due"));
    }

    @Test
    void a_number_in_a_mapping_counts_as_it_is_written() {
        Imported read = closed("""
                - tell: request-opened
                  when: {release: [1.10, 007, 1e3]}
                  data: {activity: incident, service: 1.0, customersAffected: 5, team: {column: release, words: {1.10: 2.0}}}
                """, "id,at,release\n1,2026-03-16T09:00:00Z,1.10\n2,2026-03-16T09:00:00Z,1.1\n");

        assertThat(read.complaints()).isEmpty();
        assertThat(read.told())
                .singleElement()
                .extracting(RowEntry::data)
                .hasToString("{activity=incident, service=1.0, customersAffected=5, team=2.0}");
    }

    @Test
    void a_text_may_hold_columns_and_is_left_out_where_one_of_them_says_nothing() {
        String rule = "- {tell: request-opened, data: {activity: incident, service: s, team: \"%s\"}}";
        String file = "id,at,team,no\n1,2026-03-16T09:00:00Z,north,7\n2,2026-03-16T09:00:00Z,south,\n";

        assertThat(closed(rule.formatted("desk-${team}"), file).told())
                .extracting(one -> one.data().get("team"))
                .containsExactly("desk-north", "desk-south");
        assertThat(closed(rule.formatted("${team}#${no}"), file).told())
                .extracting(one -> String.valueOf(one.data().get("team")))
                .containsExactly("north#7", "null");
        assertThatThrownBy(() -> closed(rule.formatted("desk-${team"), file))
                .isInstanceOfSatisfying(InvalidField.class, invalid -> assertThat(invalid.field())
                        .isEqualTo("rules[0].data.team"));
    }

    @Test
    void what_a_request_is_merged_into_is_a_request_of_the_same_connection_unless_it_names_another() {
        Imported read = closed(
                "- {tell: request-merged, data: {into: \"${into}\"}}",
                "id,at,into\n1,2026-03-16T09:00:00Z,M2\n2,2026-03-16T09:00:00Z,other:M3\n");

        assertThat(read.told()).extracting(one -> one.data().get("into")).containsExactly("t:M2", "other:M3");
        assertThat(closed(
                                "- {tell: request-merged, data: {into: \"t:${into}\"}}",
                                "id,at,into\n1,2026-03-16T09:00:00Z,M2\n")
                        .told()
                        .getFirst()
                        .data())
                .hasToString("{into=t:M2}");
    }

    @Test
    void an_unknown_word_for_a_level_is_named_and_costs_no_more_than_the_level() {
        String levels = "id,at,prio\n1,2026-03-16T09:00:00Z,Blocker\n2,2026-03-16T09:00:00Z,HIGH\n";

        Imported read = closed("""
                - tell: request-opened
                  data: {activity: incident, service: s, priority: "${prio}"}
                """, levels);
        assertThat(read.told())
                .extracting(one -> String.valueOf(one.data().get("priority")))
                .containsExactly("null", "high");
        assertThat(read.complaints())
                .singleElement()
                .asString()
                .startsWith("2: request-opened")
                .endsWith("\"Blocker\"");
        assertThat(closed("- {tell: urgency-assessed, data: {urgency: \"${prio}\"}}", levels)
                        .complaints())
                .as("where the level is all that is told")
                .hasSize(2);
    }

    @Test
    void of_several_columns_the_first_that_says_anything_counts() {
        String rule = "- {tell: request-opened, data: {activity: incident, service: s, priority: {first-of: %s}}}";
        String file =
                "id,at,a,b\n1,2026-03-16T09:00:00Z,,HIGH\n2,2026-03-16T09:00:00Z,low,high\n3,2026-03-16T09:00:00Z,,\n";

        assertThat(closed(rule.formatted("[\"${a}\", {column: b}, medium]"), file)
                        .told())
                .extracting(one -> one.data().get("priority"))
                .containsExactly("high", "low", "medium");
        assertThatThrownBy(() -> closed(rule.formatted("a"), file))
                .isInstanceOfSatisfying(InvalidField.class, invalid -> assertThat(invalid.field())
                        .isEqualTo("rules[0].data.priority.first-of"));
    }
}
