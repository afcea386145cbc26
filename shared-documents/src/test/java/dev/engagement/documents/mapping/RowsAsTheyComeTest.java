package dev.engagement.documents.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows as other tools write them. */
class RowsAsTheyComeTest {
    private static final String HEADER = "id,at,what,who\n";

    private static String timed(String time) {
        return Imported.PLAIN.replace("{column: at}", "{column: at, " + time + "}");
    }

    private static String instant(String mapping, String written) {
        Imported read = Imported.of(mapping, HEADER + "1,\"" + written + "\",assigned,Ben\n");
        return read.told().isEmpty()
                ? read.complaints().getFirst()
                : read.told().getFirst().time().toInstant().toString();
    }

    @Test
    void a_zone_that_a_value_names_counts_whatever_the_mapping_says() {
        String named = timed("format: \"yyyy-MM-dd HH:mm:ss z\", zone: Europe/Rome");
        for (String mapping :
                List.of(named, named.replace(", zone: Europe/Rome", ""), timed("zone: Europe/Rome"), Imported.PLAIN)) {
            assertThat(instant(mapping, "2026-03-02 09:00:00 UTC")).isEqualTo("2026-03-02T09:00:00Z");
            assertThat(instant(mapping, "2026-03-02 09:00:00 EST")).isEqualTo("2026-03-02T14:00:00Z");
            assertThat(instant(mapping, "2026-03-02 16:30:00 CET")).isEqualTo("2026-03-02T15:30:00Z");
            assertThat(instant(mapping, "2026-07-02 16:30:00 CEST")).isEqualTo("2026-07-02T14:30:00Z");
            assertThat(instant(mapping, "2026-07-02 09:00:00 MST")).isEqualTo("2026-07-02T16:00:00Z");
            assertThat(instant(mapping, "2026-01-02 09:00:00 PDT")).isEqualTo("2026-01-02T16:00:00Z");
        }
        assertThat(instant(Imported.PLAIN, "2026-03-02T09:00:00+01:00[Europe/Rome]"))
                .isEqualTo("2026-03-02T08:00:00Z");
        assertThat(instant(timed("format: yyyy-MM-dd z, zone: Europe/Rome"), "2026-03-02 UTC"))
                .isEqualTo("2026-03-02T00:00:00Z");
        assertThat(instant(timed("zone: Europe/Rome, ignore-offset: true"), "2026-03-02 09:00 UTC"))
                .isEqualTo("2026-03-02T08:00:00Z");
        assertThat(instant(Imported.PLAIN, "2026-03-02 09:00")).contains("names no zone");
    }

    @Test
    void of_zones_that_are_called_alike_the_mappings_own_counts() {
        assertThat(instant(timed("zone: Asia/Kolkata"), "2026-07-02 09:00 IST")).isEqualTo("2026-07-02T03:30:00Z");
        assertThat(instant(timed("zone: Europe/Dublin"), "2026-07-02 09:00 IST"))
                .isEqualTo("2026-07-02T08:00:00Z");
        assertThat(instant(timed("zone: Asia/Shanghai"), "2026-07-02 09:00 CST"))
                .isEqualTo("2026-07-02T01:00:00Z");
        assertThat(instant(timed("zone: Europe/Rome"), "2026-07-02 09:00 BST")).isEqualTo("2026-07-02T08:00:00Z");
        assertThat(instant(Imported.PLAIN, "2026-07-02 09:00 IST")).contains("several that are called so");
        assertThat(instant(Imported.PLAIN, "2026-07-02 09:00 XYZ")).contains("is no time");
    }

    @Test
    void letters_in_quotes_are_no_part_of_a_format() {
        String mapping = timed("format: \"'day' d 'of' MMMM yyyy HH:mm\", zone: UTC");

        assertThat(instant(mapping, "Day 2 of MARCH 2026 09:00")).isEqualTo("2026-03-02T09:00:00Z");
    }

    @Test
    void a_row_that_comes_again_within_its_instant_is_another_one_unless_nothing_stands_between() {
        String a = "1,2026-03-02T09:01:00Z,assigned,Ben\n";
        String b = a.replace("Ben", "Ana");
        String later = a.replace("09:01", "09:02");

        assertThat(owners(a, a, b, b)).containsExactly("Ben", "Ana");
        assertThat(owners(a, b, a, a, "2" + a.substring(1), b)).containsExactly("Ben", "Ana", "Ben", "Ben", "Ana");
        assertThat(owners(a, "2" + a.substring(1), a)).containsExactly("Ben", "Ben");
        assertThat(owners(a, b, a, later, a, b, a, later))
                .as("a file with the same rows twice")
                .containsExactly("Ben", "Ana", "Ben", "Ben");
        Imported read = Imported.of(Imported.PLAIN, HEADER + a + b + a);
        assertThat(read.ids().get(2)).isEqualTo(read.ids().getFirst() + "-2");
    }

    private static List<String> owners(String... rows) {
        Imported read = Imported.of(Imported.PLAIN, HEADER + String.join("", rows));
        assertThat(read.complaints()).isEmpty();
        return read.told().stream()
                .map(one -> String.valueOf(one.data().get("owner")))
                .toList();
    }

    @Test
    void a_row_that_repeats_its_neighbour_is_kept_if_the_mapping_says_so() {
        String row = "1,2026-03-02T09:00:00Z,assigned,Ann\n";
        String keep = Imported.PLAIN + "repeats: keep\n";

        assertThat(Imported.of(Imported.PLAIN, HEADER + row + row + row).ids()).hasSize(1);
        assertThat(Imported.of(keep, HEADER + row + row + row).ids()).hasSize(3).doesNotHaveDuplicates();
        assertThat(Imported.of(keep, HEADER + row).ids())
                .isEqualTo(Imported.of(Imported.PLAIN, HEADER + row).ids());
        assertThat(Imported.of(
                                keep.replace("{what: assigned}", "{what: assigned}\n        changed: [who]"),
                                HEADER + row + row)
                        .ids())
                .hasSize(1);
    }

    @Test
    void rows_that_run_backwards_are_named_where_rules_look_back_and_can_be_put_in_order() {
        String mapping = Imported.PLAIN.replace("when: {what: created}", "first: true");
        String file = HEADER + """
                1,2026-03-02T12:00:00Z,resolved,Ben
                1,2026-03-02T10:00:00Z,assigned,Ana
                1,2026-03-02T10:00:00Z,assigned,Ben
                1,2026-03-02T09:00:00Z,created,Cust
                1,never,created,Cust
                """;

        assertThat(Imported.of(mapping, file).complaints())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("3: the line happened before the one above it")
                .contains("order: time");
        assertThat(Imported.of(Imported.PLAIN, file).complaints())
                .as("no rule looks back")
                .hasSize(1);
        Imported sorted = Imported.of(mapping + "order: time\n", file);
        assertThat(sorted.story())
                .containsExactly(
                        "request-opened 2026-03-02T09:00:00Z",
                        "ownership-changed 2026-03-02T10:00:00Z Ben",
                        "ownership-changed 2026-03-02T10:00:00Z Ana",
                        "request-resolved 2026-03-02T12:00:00Z");
        assertThat(sorted.complaints()).containsExactly("6: \"at\" is no time in the mapping's format: \"never\"");
    }

    @Test
    void an_hour_that_comes_twice_goes_on_in_the_order_of_the_file() {
        Imported read = Imported.of(timed("zone: Europe/Berlin"), HEADER + """
                1,2026-10-25 02:50,created,Cust
                2,2026-10-25 02:05,created,Cust
                1,2026-10-25 02:10,assigned,Ben
                1,2026-10-25 02:20,assigned,Ana
                1,2026-10-25 03:30,resolved,Ben
                1,2026-10-25 02:30,assigned,Eva
                """);

        assertThat(read.story())
                .containsExactly(
                        "request-opened 2026-10-25T00:50:00Z",
                        "request-opened 2026-10-25T00:05:00Z",
                        "ownership-changed 2026-10-25T01:10:00Z Ben",
                        "ownership-changed 2026-10-25T01:20:00Z Ana",
                        "request-resolved 2026-10-25T02:30:00Z",
                        "ownership-changed 2026-10-25T00:30:00Z Eva");
    }

    @Test
    void blanks_around_values_and_names_of_columns_say_nothing() {
        Imported read = Imported.of(Imported.PLAIN + "unknown: [\"?\"]\n", """
                id , at,what ,who
                1 ,2026-03-02T09:00:00Z ,created,?\u00a0
                1, 2026-03-02T10:00:00Z,assigned ,\u00a0Ben\u00a0
                """);

        assertThat(read.complaints()).isEmpty();
        assertThat(read.story())
                .containsExactly("request-opened 2026-03-02T09:00:00Z", "ownership-changed 2026-03-02T10:00:00Z Ben");
        assertThat(read.told()).extracting(RowEntry::subject).containsOnly("t:1");
    }

    @Test
    void a_time_may_be_counted_from_1970() {
        assertThat(instant(timed("format: epoch-seconds"), "1772442000")).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(instant(timed("format: epoch-seconds"), "1772442000.25")).isEqualTo("2026-03-02T09:00:00.250Z");
        assertThat(instant(timed("format: epoch-milliseconds, zone: Europe/Rome"), "1772442000123"))
                .isEqualTo("2026-03-02T09:00:00.123Z");
        assertThat(instant(timed("format: epoch-milliseconds"), "today")).contains("is no time");
    }

    @Test
    void an_empty_text_stands_for_a_column_that_says_nothing() {
        String mapping = Imported.PLAIN + "unknown: [\"?\"]\n";
        String file = HEADER + "1,2026-03-02T09:00:00Z,created,?\n2,2026-03-02T09:00:00Z,created,Ann\n";

        assertThat(Imported.of(mapping.replace("{what: created}", "{what: created, who: \"\"}"), file)
                        .told())
                .extracting(RowEntry::subject)
                .containsExactly("t:1");
        assertThat(Imported.of(mapping.replace("{what: created}", "{what: created, who: \"*\"}"), file)
                        .told())
                .extracting(RowEntry::subject)
                .containsExactly("t:2");
        assertThat(Imported.of(mapping.replace("when: {what: created}", "unless: {who: [\"\", Bob]}"), file)
                        .told())
                .extracting(RowEntry::subject)
                .containsExactly("t:2");
    }
}
