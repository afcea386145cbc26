package dev.engagement.documents.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions on columns, and forms of written times. */
class ConditionsTest {
    private static Imported read(String when, String time, String file) {
        return Imported.of("""
                source: /tools/t
                connection: t
                format: csv
                request: id
                time: %s
                rules:
                  - {tell: request-closed%s}
                """.formatted(time, when), file);
    }

    private static int told(String when, String a, String b) {
        return read(
                        ", when: {a: " + when + "}, unless: {b: never}",
                        "{column: at}",
                        "id,at,a,b\n1,2026-01-05T09:00:00Z,%s,%s\n".formatted(a, b))
                .told()
                .size();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    "${b}"                          | ana        | ana      | 1
                    "${b}"                          | ana        | ben      | 0
                    "${b}"                          | ~~         | ~~       | 0
                    ["${b}", x]                     | x          | ben      | 1
                    {above: 5}                      | 5.01       | -        | 1
                    {above: 5}                      | 5          | -        | 0
                    {above: 5}                      | 10         | -        | 1
                    {above: 5, below: 7}            | 7          | -        | 0
                    {below: 7}                      | -3         | -        | 1
                    {above: 5}                      | six        | -        | 0
                    {above: 5}                      | ~~         | -        | 0
                    {matches: "(?i)^re: .*print"}   | Re: no print today | -  | 1
                    {matches: "^print"}             | no print   | -        | 0
                    {matches: "^[0-9]+$", above: 9} | 10         | -        | 1
                    {matches: "^[0-9]+$", above: 9} | 9          | -        | 0
                    ""                              | ~~         | -        | 1
                    """)
    void a_column_is_compared(String when, String a, String b, int told) {
        assertThat(told(when, a == null ? "" : a, b == null ? "" : b)).isEqualTo(told);
    }

    @Test
    void an_expression_without_end_is_a_complaint_and_no_more() {
        Imported read = read(
                ", when: {a: {matches: \"(x+x+)+y\"}}",
                "{column: at}",
                "id,at,a\n1,2026-01-05T09:00:00Z,%s\n".formatted("x".repeat(5_000)));

        assertThat(read.told()).isEmpty();
        assertThat(read.complaints()).singleElement().asString().contains("rule 1", "matches");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    {column: at, format: epoch}                                                 | 1767603600          | 2026-01-05T09:00:00Z
                    {column: at, format: epoch}                                                 | 1767603600250       | 2026-01-05T09:00:00.250Z
                    {column: at, format: epoch}                                                 | 1767603600000001    | 2026-01-05T09:00:00.000001Z
                    {column: at, format: epoch}                                                 | 1767603600000000007 | 2026-01-05T09:00:00.000000007Z
                    {column: at, format: excel-days, zone: UTC}                                 | 46027.375           | 2026-01-05T09:00:00Z
                    {column: at, format: excel-days, zone: Europe/Rome}                         | 46027               | 2026-01-04T23:00:00Z
                    {column: at, format: [dd.MM.yyyy, iso-8601, epoch-seconds], zone: UTC}      | 05.01.2026          | 2026-01-05T00:00:00Z
                    {column: at, format: [dd.MM.yyyy, iso-8601, epoch-seconds], zone: UTC}      | 1767603600          | 2026-01-05T09:00:00Z
                    {column: at, format: [dd.MM.yyyy, iso-8601, epoch-seconds], zone: UTC}      | 2026-01-05T09:00Z   | 2026-01-05T09:00:00Z
                    {column: at, format: d. MMMM yyyy, language: de, zone: UTC}                 | 5. März 2026        | 2026-03-05T00:00:00Z
                    {column: at, format: d MMMM yyyy, language: fr, zone: UTC}                  | 5 août 2026         | 2026-08-05T00:00:00Z
                    {column: at, format: [iso-8601, {format: dd/MM/yyyy HH:mm, zone: Asia/Tokyo}]} | 05/01/2026 18:00 | 2026-01-05T09:00:00Z
                    {column: [end, at]}                                                         | 2026-01-05T09:00:00Z | 2026-01-05T09:00:00Z
                    """)
    void a_time_is_read(String time, String written, String instant) {
        Imported read = read("", time, "id,at,end\n1,%s,\n".formatted(written));

        assertThat(read.complaints()).isEmpty();
        assertThat(read.story()).containsExactly("request-closed " + instant);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {column: at, format: epoch}                 | soon
                    {column: at, format: epoch}                 | -5
                    {column: at, format: excel-days, zone: UTC} | 1e999999999
                    {column: at, format: excel-days, zone: UTC} | -1
                    {column: at, format: excel-days}            | 46027
                    """)
    void a_time_that_is_none_is_a_complaint(String time, String written) {
        assertThat(read("", time, "id,at\n1,%s\n".formatted(written)).complaints())
                .singleElement()
                .asString()
                .contains("\"at\"");
    }
}
