package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.Stage.Service;
import dev.engagement.tests.Stories;
import java.time.Instant;
import java.util.List;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An upgrade over a reporting database that earlier scripts made. */
class ChangedTablesTest {
    private static final Instant NOW = Instant.parse("2026-03-03T00:00:00Z");
    private static final String SCORECARD = "/v1/scorecard?happened=" + NOW;
    private static final List<Recorded> STORY = Stories.utc()
            .about("upgraded:1")
            .at("2026-03-02T09:00")
            .opened()
            .at("2026-03-02T10:00")
            .told("person:ana")
            .at("2026-03-02T13:00")
            .resolved("person:ana")
            .entries();

    private static JdbcTemplate jdbc(String database) {
        return new JdbcTemplate(new DriverManagerDataSource(Databases.url(database)));
    }

    @Test
    void tables_that_a_changed_script_made_are_made_again_with_all_figures() {
        String database = Stage.database();
        try (Stage stage = new Stage().withTopics()) {
            String before;
            try (Service old = stage.service(database)) {
                stage.publish(STORY);
                stage.complete(NOW);
                old.awaitComplete(NOW);
                before = old.get(SCORECARD).group().toString();
            }
            jdbc(database).update("update flyway_schema_history set checksum = checksum + 1 where version = '110'");
            jdbc(database).execute("create index request_customers on request (customers)");

            Service service = stage.service(database);

            service.awaitEntries("upgraded:1", STORY.size());
            service.awaitComplete(NOW);
            assertThat(service.get(SCORECARD).group().toString()).isEqualTo(before);
            assertThat(service.database()
                            .queryForObject("select to_regclass('request_customers') is null", Boolean.class))
                    .isTrue();
        }
    }

    @Test
    void tables_of_another_kind_are_never_thrown_away() {
        String database = Stage.database();
        JdbcTemplate jdbc = Databases.migrate(database);
        jdbc.execute("create table event (payload text)");
        jdbc.update("insert into event values ('recorded')");
        jdbc.update("update flyway_schema_history set checksum = checksum + 1 where version = '1'");

        assertRefused(database);

        assertThat(jdbc.queryForObject("select payload from event", String.class))
                .isEqualTo("recorded");
    }

    @Test
    void tables_that_a_newer_program_has_made_are_left_to_it() {
        String database = Stage.database();
        JdbcTemplate jdbc = Databases.migrate(database);
        jdbc.execute(
                "insert into flyway_schema_history select 1000, '1000', 'newer', type, 'V1000__newer.sql', 1, installed_by,"
                        + " installed_on, 1, true from flyway_schema_history where version = '1'");
        jdbc.update("update flyway_schema_history set checksum = checksum + 1 where version = '1'");
        jdbc.execute("create table newer (any_column text)");

        assertRefused(database);

        assertThat(jdbc.queryForObject("select to_regclass('newer') is not null", Boolean.class))
                .isTrue();
    }

    private static void assertRefused(String database) {
        try (Stage stage = new Stage().withTopics()) {
            assertThatThrownBy(() -> stage.service(database)).hasRootCauseInstanceOf(FlywayValidateException.class);
        }
    }
}
