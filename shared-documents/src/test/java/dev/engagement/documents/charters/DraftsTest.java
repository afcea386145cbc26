package dev.engagement.documents.charters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import dev.engagement.events.CharterDocument;
import dev.engagement.events.Pact;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract's charter, and what people do to it. */
class DraftsTest {
    private static final String CHARTER = """
            charter: default
            effectiveFrom: 2026-01-01T00:00:00Z        # requests opened from here on
            zone: Europe/Berlin
            hours: {mon: ["09:00-12:30", "13:30-17:00"], tue: [22:00-06:00]}
            holidays: {region: DE-BY, add: [2026-12-24], drop: [2026-01-06]}
            urgency:
              matrix: {critical: [critical, high, high, medium], high: [high, high, medium, medium],
                       medium: [high, medium, medium, low], low: [medium, medium, low, low]}
            targets:
              critical: {engage: PT15M, own: PT30M, update-every: PT1H, resolve: PT4H}
              high:     {engage: PT1H,  own: PT2H,  update-every: PT4H, resolve: PT8H}
              medium:   {engage: PT4H,  own: PT8H,  update-every: P1D,  resolve: P3D}
              low:      {engage: PT8H,  own: P1D,   update-every: P3D,  resolve: P10D}
            overrides: [{activity: project, targets: {medium: {engage: P1D, update-every: P7D}}}]
            notice: 0.2
            warn-before: PT30M
            benchmarks: [{measure: time-to-engage, urgency: high, p50: PT20M, name: "external provider X, 2026"}]
            restate: true
            """;

    private static Draft read(String yaml) {
        return read("application/yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    private static Draft read(String type, byte[] body) {
        try {
            return Drafts.read("default", type, new ByteArrayInputStream(body));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Problem problem(String yaml) {
        return Objects.requireNonNull(catchThrowableOfType(Refused.class, () -> read(yaml)))
                .problem();
    }

    @Test
    void the_contracts_charter_is_read_from_yaml_and_says_the_same_in_json() {
        Draft draft = read(CHARTER);

        assertThat(draft.restate()).isTrue();
        assertThat(draft.warnings()).isEmpty();
        assertThat(draft.charter().overrides().getFirst().activity()).isEqualTo("project");
        assertThat(draft.charter().warnBefore()).isEqualTo(Duration.ofMinutes(30));
        for (CharterFormat format : CharterFormat.values()) {
            String written = format.write(CharterDocument.write(draft.charter()));
            assertThat(read(format.mediaType(), written.getBytes(StandardCharsets.UTF_8))
                            .charter())
                    .isEqualTo(draft.charter());
        }
    }

    @Test
    void public_holidays_are_worked_out_plus_and_minus_for_old_requests_and_for_what_is_due_in_years() {
        List<LocalDate> dates = read(CHARTER).charter().holidays().dates();

        assertThat(dates)
                .contains(LocalDate.parse("2026-06-04"), LocalDate.parse("2026-12-24"), LocalDate.parse("2026-10-03"))
                .contains(LocalDate.parse("1990-12-25"), LocalDate.parse("2050-12-25"))
                .doesNotContain(LocalDate.parse("2026-01-06"), LocalDate.parse("2025-12-24"))
                .isSorted();
    }

    @Test
    void dates_that_were_sent_are_replaced_and_the_sender_is_told() {
        Draft draft = read(CHARTER.replace("{region: DE-BY, add", "{dates: [2026-08-08], region: DE-BY, add"));

        assertThat(draft.charter()).isEqualTo(read(CHARTER).charter());
        assertThat(draft.warnings()).singleElement().asString().contains("holidays.dates");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "notice: 0.2                    | notice: no                    | notice",
                "notice: 0.2                    | notise: 0.2                   | notise",
                "DE-BY                          | DE-XX                         | holidays.region",
                "DE-BY                          | ZZ                            | holidays.region",
                "DE-BY                          | JP                            | holidays.region",
                "DE-BY                          | JP-13                         | holidays.region",
                "DE-BY                          | Bavaria                       | holidays.region",
                "drop: [2026-01-06]             | drop: [2026-01-07]            | holidays.drop[0]",
                "add: [2026-12-24]              | add: [2026-01-06]             | holidays.add[0]",
                "add: [2026-12-24]              | add: [2026-02-30]             | holidays.add[0]",
                "effectiveFrom: 2026            | effectiveFrom: 2051           | effectiveFrom",
                "charter: default               | charter: other                | charter",
                "restate: true                  | restate: yes                  | restate",
                "zone: Europe/Berlin            | zone: Europe/Bavaria          | zone",
                "13:30-17:00                    | 12:00-17:00                   | hours.mon",
                "22:00-06:00                    | 22:00-22:00                   | hours.tue[0]",
                "[critical, high, high, medium] | [critical, high, high]        | urgency.matrix.critical",
                "engage: PT15M                  | engage: PT0S                  | targets.critical.engage",
                "engage: PT15M                  | engage: -PT1M                 | targets.critical.engage",
                "engage: PT15M                  | engage: P9999D                | targets.critical.engage",
                "engage: PT15M,                 | ''                            | targets.critical.engage",
                "update-every: P7D              | update-evry: P7D  | overrides[0].targets.medium.update-evry",
                "p50: PT20M,                    | ''                            | benchmarks[0].p50, p90",
            })
    void a_problem_names_the_field(String was, String is, String field) {
        assertThat(CHARTER).contains(was);

        Problem problem = problem(CHARTER.replace(was, is));

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.field()).isEqualTo(field);
        assertThat(problem.detail()).contains(field);
    }

    @Test
    void the_charter_to_start_from_is_read_with_all_that_it_may_say() throws IOException {
        String start = Files.readString(Path.of("../docs/charter.yaml"));
        int more = start.indexOf("# for:");

        Draft plain = read(start);
        Draft full = Drafts.read(
                "sales",
                "application/yaml",
                new ByteArrayInputStream(
                        (start.substring(0, more) + start.substring(more).replaceAll("(?m)^# ", ""))
                                .replace("charter: default", "charter: sales")
                                .getBytes(StandardCharsets.UTF_8)));

        assertThat(plain.charter().pact()).isEqualTo(Pact.NONE);
        assertThat(full.charter().canJudge()).isTrue();
        assertThat(CharterDocument.write(full.charter()).keySet())
                .contains("for", "signatories", "purpose", "values", "services", "priorities", "attainment")
                .contains("obligations");
    }

    @Test
    void a_service_has_public_holidays_of_its_own_and_a_mistake_in_them_is_named_by_its_place() {
        String services =
                CHARTER + "services: [{service: fax}, {service: mail, holidays: {region: DE-BE, drop: [%s]}}]";

        Draft draft = read(services.formatted("2026-03-08"));

        assertThat(Objects.requireNonNull(
                                draft.charter().pact().services().getLast().holidays())
                        .dates())
                .contains(LocalDate.parse("2027-03-08"))
                .doesNotContain(LocalDate.parse("2026-03-08"), LocalDate.parse("2026-06-04"));
        assertThat(draft.charter().pact().services().getFirst().holidays()).isNull();
        assertThat(problem(services.formatted("2026-06-04")).field()).isEqualTo("services[1].holidays.drop[0]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: [",
                "- 1",
                "",
                "1: 2",
                "a: &x [*x]",
                "charter: default\ncharter: default",
                "charter: a\n---\ncharter: b",
                "!!javax.script.ScriptEngineManager []",
                "a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nd: [*c,*c,*c,*c]",
                "a: \"\\uD800\"",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"
            })
    void what_is_no_charter_at_all_is_malformed(String yaml) {
        assertThat(problem(yaml).status()).isEqualTo(400);
    }
}
