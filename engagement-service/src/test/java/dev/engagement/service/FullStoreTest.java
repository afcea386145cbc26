package dev.engagement.service;

import static dev.engagement.service.Events.STRUCTURED;
import static dev.engagement.service.Events.closed;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A database that answers questions and has no room for entries. */
class FullStoreTest {
    @Test
    void senders_are_told_to_come_again_and_health_says_so_until_there_is_room() {
        try (Running service = Running.withoutKafka(Landscape.newDatabase(), Landscape.newKeyFile())) {
            JdbcTemplate jdbc = service.bean(JdbcTemplate.class);
            jdbc.execute("""
                    create function no_room() returns trigger language plpgsql as
                    $$ begin raise exception 'no space left on device' using errcode = 'disk_full'; end $$;
                    create trigger no_room before insert on event execute function no_room()""");

            assertThat(service.post(STRUCTURED, closed("during", "t:1")).status())
                    .isEqualTo(503);
            assertThat(service.get("/actuator/health").status()).isEqualTo(503);
            assertThat(service.get("/actuator/health")
                            .body()
                            .at("/components/recording/details/fault")
                            .asString())
                    .startsWith("messages are refused: ");

            jdbc.execute("drop trigger no_room on event");

            assertThat(service.post(STRUCTURED, closed("during", "t:1")).status())
                    .isEqualTo(201);
            assertThat(service.get("/actuator/health")
                            .body()
                            .at("/components/recording/status")
                            .asString())
                    .isEqualTo("UP");
        }
    }
}
