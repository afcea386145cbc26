package dev.engagement.standalone.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.engagement.standalone.messages.Obstacle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Server server;

    @TempDir
    private Path folder = Path.of("");

    ImportTest() throws IOException {
        server = new Server();
    }

    @BeforeEach
    void isThere() {
        assertThat(folder).isDirectory();
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    @Test
    void a_file_is_sent_in_its_order_in_requests_of_bounded_size() throws IOException {
        assertThat(run(plain(lines(12_001)))).isZero();

        assertThat(server.requests).extracting(List::size).containsExactly(5_000, 5_000, 2_001);
        assertThat(server.requests.stream().flatMap(List::stream)).containsExactlyElementsOf(lines(12_001));
        assertThat(said()).contains("12,001 lines: 12,001 recorded, 0 duplicates, 0 rejected");
    }

    @Test
    void a_compressed_file_is_known_by_its_content_and_a_second_import_records_nothing() throws IOException {
        Path file = compressed(String.join("\n", lines(30)) + "\n", "entries");

        assertThat(run(file)).isZero();
        assertThat(run(file)).isZero();

        assertThat(said()).contains("30 lines: 30 recorded, 0 dup").contains("30 lines: 0 recorded, 30 duplicates");
    }

    @Test
    void a_refused_line_is_told_by_its_number_in_the_file_and_its_neighbours_are_recorded() throws IOException {
        String first = lines(4_998).stream().collect(Collectors.joining("\n"));
        Path file = Files.writeString(folder.resolve("f"), "\ufeff" + first + "\r\n\n  \nbad one\nlast\nbad two");

        assertThat(run(file)).isEqualTo(1);

        assertThat(said())
                .contains("line 5001: Not so: it is bad (data.by)", "line 5003: Not so: it is bad (data.by)")
                .contains("5,001 lines: 4,999 recorded, 0 duplicates, 2 rejected");
        assertThat(server.requests.getFirst().getFirst()).isEqualTo("{\"id\":0}");
    }

    @Test
    void when_the_server_is_away_for_a_while_the_same_lines_are_sent_again() throws IOException {
        server.faults.addAll(List.of(200, 503, 0, 200));

        assertThat(run(plain(lines(8_000)))).isZero();

        assertThat(server.requests).extracting(List::size).containsExactly(5_000, 3_000, 3_000, 3_000);
        assertThat(err())
                .contains("503 Not now: the database is away; all up to line 5000 is recorded")
                .contains("the connection broke");
        assertThat(said()).contains("5,000 recorded, 3,000 duplicates").contains("sent more than once");
    }

    @Test
    void what_the_server_did_not_get_in_time_is_sent_again() throws IOException {
        server.faults.addAll(List.of(200, 408, 200));

        assertThat(run(plain(lines(8_000)))).isZero();

        assertThat(server.requests).extracting(List::size).containsExactly(5_000, 3_000, 3_000);
    }

    @Test
    void when_it_stays_away_the_import_ends_and_says_up_to_where_all_is_safe() throws IOException {
        server.faults.addAll(List.of(200, 503, 503, 503));
        Path file = plain(lines(8_000));

        assertThat(run(file)).isEqualTo(2);
        assertThat(err()).contains("all up to line 5000 is recorded", "Run the same command again");

        assertThat(run(file)).isZero();
        assertThat(said()).contains("8,000 lines: 3,000 recorded, 5,000 duplicates, 0 rejected");
    }

    @Test
    void a_key_is_taken_from_a_file_and_sent_with_every_request() throws IOException {
        Path key = Files.writeString(folder.resolve("key"), "egk_secret\n");

        assertThat(run(plain(lines(3)), "--key-file=" + key)).isZero();
        assertThat(run(plain(lines(3)))).isZero();
        assertThat(run(plain(lines(3)), "--mapping=" + key, "--key-file=" + key))
                .isZero();

        assertThat(server.keys).hasSize(3).containsOnly("Bearer egk_secret");
        assertThat(said() + err()).doesNotContain("egk_secret");
    }

    @Test
    void a_server_that_takes_no_stream_at_all_is_not_asked_twice() throws IOException {
        server.faults.add(403);

        assertThat(run(plain(lines(3)))).isEqualTo(2);

        assertThat(server.requests).hasSize(1);
        assertThat(err()).contains("takes none of the lines 1 to 3, it answered 403 Not now");
    }

    @Test
    void nobody_listening_is_said_at_once() throws IOException {
        server.close();

        assertThat(run(plain(lines(3)))).isEqualTo(2);

        assertThat(err()).contains("no server answers at " + server.url()).contains("./engagement serve");
        assertThat(err().lines()).hasSize(1);
    }

    @Test
    void a_server_that_goes_away_during_the_first_request_is_waited_for() throws IOException {
        server.faults.add(0);
        server.closesAfter(1);

        assertThat(run(plain(lines(3)))).isEqualTo(2);

        assertThat(err().lines()).hasSize(3);
        assertThat(err()).contains("the connection broke").contains("no line is known to be recorded. Run the same");
    }

    @Test
    void what_is_no_readable_file_is_said_in_one_line() {
        assertThat(run(folder.resolve("none"))).isEqualTo(2);
        assertThat(run(folder)).isEqualTo(2);

        assertThat(err().lines()).hasSize(2);
        assertThat(err()).contains("there is no file").contains("is a folder");
        assertThat(server.requests).isEmpty();
    }

    @Test
    void of_a_damaged_file_the_whole_lines_before_the_damage_are_sent_and_named() throws IOException {
        String text = IntStream.range(0, 60_000)
                .mapToObj(n -> "{\"id\":\"%s\"}".formatted(Integer.toHexString(n * 0x9E3779B1)))
                .collect(Collectors.joining("\n"));
        byte[] whole = Files.readAllBytes(compressed(text, "whole"));
        Path damaged = Files.write(folder.resolve("damaged"), Arrays.copyOf(whole, whole.length / 2));

        assertThat(run(damaged)).isEqualTo(2);

        assertThat(server.requests).isNotEmpty();
        assertThat(err()).contains("is damaged").contains("all up to line " + server.requests.size() * 5_000 + " is");
    }

    @Test
    void an_empty_file_is_imported_by_doing_nothing() throws IOException {
        assertThat(run(Files.writeString(folder.resolve("empty"), "\n\n"))).isZero();
        assertThat(server.requests).isEmpty();
    }

    @Test
    void a_line_without_an_end_is_not_read_for_ever() throws IOException {
        byte[] zeros = new byte[17 * 1024 * 1024];
        Path file = Files.write(folder.resolve("zeros"), zeros);
        assertThatThrownBy(() -> {
                    try (ImportLines lines = ImportLines.open(file, 10, 10)) {
                        lines.next();
                    }
                })
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("line 1 is longer");
    }

    @Test
    void a_file_with_a_mapping_is_handed_over_whole_and_watched_to_its_end() throws IOException {
        Path mapping = Files.writeString(folder.resolve("m.yaml"), "a mapping");

        assertThat(run(Files.writeString(folder.resolve("log"), "a\ngood"), "--mapping", mapping.toString()))
                .isZero();
        assertThat(server.requests.getFirst()).containsSubsequence("a mapping", "a", "good");
        assertThat(said()).contains("import 7", "100 %, 3 rows: 2 entries recorded, 0 duplicates, 0 refused");

        assertThat(run(Files.writeString(folder.resolve("log"), "a\nbad"), "--mapping", mapping.toString()))
                .isEqualTo(1);
        assertThat(said()).contains("line 2: it is bad");
    }

    @Test
    void a_dry_run_shows_what_would_be_recorded() throws IOException {
        Path mapping = Files.writeString(folder.resolve("m.yaml"), "a mapping");

        assertThat(run(plain(lines(1)), "--mapping", mapping.toString(), "--dry-run"))
                .isZero();

        assertThat(said()).contains("{\"id\":\"one\"}", "2 request-opened", "nothing was recorded");
    }

    @Test
    void a_mapping_that_the_server_does_not_take_is_said_in_its_words() throws IOException {
        Path mapping = Files.writeString(folder.resolve("m.yaml"), "wrong");

        assertThat(run(plain(lines(1)), "--mapping", mapping.toString())).isEqualTo(2);
        assertThat(run(plain(lines(1)), "--dry-run")).isEqualTo(2);

        assertThat(err()).contains("422 The mapping is not valid: it is wrong", "--dry-run needs a --mapping");
    }

    private int run(Path file, String... more) {
        List<Duration> pauses = List.of(Duration.ofMillis(5), Duration.ofMillis(5));
        Import command = new Import(print(out), print(err), pauses);
        return new CommandLine(command)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    print(err).println(failure.getMessage());
                    return failure instanceof Obstacle ? 2 : 99;
                })
                .execute(Stream.concat(Stream.of(file.toString(), "--url", server.url() + "/"), Stream.of(more))
                        .toArray(String[]::new));
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private Path plain(List<String> lines) throws IOException {
        return Files.write(folder.resolve("plain.ndjson"), lines);
    }

    private Path compressed(String text, String name) throws IOException {
        Path file = folder.resolve(name);
        try (var gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static List<String> lines(int count) {
        return IntStream.range(0, count).mapToObj("{\"id\":%d}"::formatted).toList();
    }
}
