package dev.engagement.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.engagement.reporting.Stage.Answer;
import dev.engagement.reporting.export.EntryFile;
import dev.engagement.reporting.export.EventLines;
import dev.engagement.reporting.history.History;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Exports that are large, slow or broken. */
class ExportFaultsTest extends ExportStage {
    @Test
    void nothing_stays_on_the_disk() throws Exception {
        try (var left = Files.list(exports)) {
            assertThat(left).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ndjson", "csv", "xes"})
    void a_file_that_cannot_be_finished_is_not_sent(String format) throws Exception {
        JdbcTemplate database = service.database();
        database.update("""
                insert into entry select 'zz:' || n, 0, gen_random_uuid(), '/tools/zz', 'm' || n,
                       'dev.engagement.' || case n when 9999 then 'nobody-knows' else 'customer-contacted' end || '.v1',
                       now(), now(), '{}' from generate_series(1000, 9999) n""");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(service.url() + "/v1/history?format=" + format))
                    .build();
            HttpResponse<String> broken = client.send(request, BodyHandlers.ofString());
            assertThat(broken.statusCode()).isEqualTo(500);
            assertThat(broken.headers().firstValue("Content-Disposition")).isEmpty();
        } finally {
            database.update("delete from entry where subject like 'zz:%'");
        }
        nothing_stays_on_the_disk();
    }

    @Test
    void a_parquet_file_that_cannot_be_made_is_a_problem_and_leaves_nothing() throws Exception {
        JdbcTemplate database = service.database();
        database.update("insert into entry values ('zz:1', 0, gen_random_uuid(), '/z', 'm', 'x', now(), now(), '{}')");
        try {
            Answer answer = service.get("/v1/readings?format=parquet&charter=none");
            assertThat(answer.status()).isEqualTo(422);
            try (HttpClient client = HttpClient.newHttpClient()) {
                HttpResponse<String> broken = client.send(
                        HttpRequest.newBuilder(URI.create(service.url() + "/v1/history?format=parquet"))
                                .build(),
                        BodyHandlers.ofString());
                assertThat(broken.statusCode()).isEqualTo(500);
                assertThat(broken.headers().firstValue("Content-Type")).hasValue("application/problem+json");
                assertThat(broken.headers().firstValue("Content-Disposition")).isEmpty();
            }
            nothing_stays_on_the_disk();
        } finally {
            database.update("delete from entry where subject = 'zz:1'");
        }
    }

    /** A hundred megabytes, of which no more than a few may be in memory at a time. */
    @Test
    void the_record_passes_through_without_being_collected() {
        int entries = 50_000;
        JdbcTemplate database = service.database();
        database.update("""
                insert into entry select 'bulk:' || (n % 500), n / 500, gen_random_uuid(), '/tools/bulk', 'm' || n,
                       'dev.engagement.customer-contacted.v1', '1999-01-01Z', '1999-01-01Z',
                       '{"filling":"' || repeat('x', 2000) || '"}' from generate_series(0, ?) n""", entries - 1);
        try {
            long before = used();
            long[] counted = {0, 0};
            EntryFile lines = new EventLines(OutputStream.nullOutputStream());
            new TransactionTemplate(service.bean(PlatformTransactionManager.class))
                    .executeWithoutResult(status -> service.bean(History.class)
                            .each(null, null, Instant.parse("1999-01-02T00:00:00Z"), entry -> {
                                try {
                                    lines.add(entry);
                                } catch (IOException impossible) {
                                    throw new UncheckedIOException(impossible);
                                }
                                if (++counted[0] == entries - 5_000) {
                                    counted[1] = used();
                                }
                            }));
            assertThat(counted[0]).isEqualTo(entries);
            assertThat(counted[1] - before).isLessThan(40_000_000);
        } finally {
            database.update("delete from entry where subject like 'bulk:%'");
        }
    }

    @Test
    void readers_who_take_their_time_hold_up_nobody() throws Exception {
        JdbcTemplate database = service.database();
        database.update("""
                insert into entry select 'slow:' || n, 0, gen_random_uuid(), '/tools/slow', 'm' || n,
                       'dev.engagement.customer-contacted.v1', '1999-01-01Z', '1999-01-01Z',
                       '{"filling":"' || repeat('x', 2000) || '"}' from generate_series(1, 10000) n""");
        URI url = URI.create(service.url());
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                Socket socket = new Socket(url.getHost(), url.getPort());
                slow.add(socket);
                socket.getOutputStream()
                        .write(("GET /v1/history HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\n\r\n")
                                .getBytes(StandardCharsets.UTF_8));
                assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8))
                        .isEqualTo("HTTP/1.1 200");
            }

            assertThat(service.get("/v1/history?format=csv&to=1950-01-01T00:00:00Z")
                            .status())
                    .isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
            database.update("delete from entry where subject like 'slow:%'");
        }
        await().until(() -> {
            try (var left = Files.list(exports)) {
                return left.findAny().isEmpty();
            }
        });
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
