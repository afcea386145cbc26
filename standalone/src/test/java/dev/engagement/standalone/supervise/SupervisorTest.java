package dev.engagement.standalone.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.engagement.standalone.messages.Obstacle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
    private static final Shutdown TERMINATE = Shutdown.terminate(Duration.ofSeconds(10));

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<Supervisor> supervisors = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void stopAll() throws IOException {
        for (Supervisor supervisor : supervisors) {
            supervisor.stop();
        }
    }

    @Test
    void a_part_starts_when_those_it_waits_for_are_ready_and_stops_before_those_it_needs() throws Exception {
        Part base = noting("base", Set.of());
        Part above = noting("above", Set.of("base"));
        Supervisor supervisor = supervisor(List.of(base, above));
        supervisor.start();
        supervisor.awaitReady();
        supervisor.stop();

        assertThat(Files.readAllLines(folder.resolve("notes")))
                .containsExactly("base begins", "above begins", "above ends", "base ends");
    }

    @Test
    void a_killed_process_is_started_again() throws Exception {
        Supervisor supervisor = supervisor(List.of(part("one", "exec sleep 1000", Set.of(), Set.of())));
        supervisor.start();
        supervisor.awaitReady();
        Birth first = living("one");

        Signals.end(first, new Shutdown(List.of()));

        await().untilAsserted(() -> assertThat(said).contains("one is back"));
        assertThat(living("one")).isNotEqualTo(first);
        assertThat(said.getFirst()).startsWith("one ended with exit code 137; starting it again in 1 s");
    }

    @Test
    void what_never_becomes_ready_is_given_up_with_the_end_of_its_log() {
        Launch launch = () -> new Command(List.of("sh", "-c", "echo no way; exit 3"));
        Part broken = new Part("broken", launch, () -> false, TERMINATE, Set.of(), Set.of());
        Supervisor supervisor =
                supervisor(List.of(broken, part("after", "exec sleep 1000", Set.of("broken"), Set.of("broken"))));
        supervisor.start();

        assertThatThrownBy(supervisor::awaitReady)
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("broken does not start: it ended with exit code 3, 4 times")
                .hasMessageContaining("no way");
        assertThat(folder.resolve("after.pid")).doesNotExist();
    }

    @Test
    void what_does_not_listen_is_killed_in_the_end() throws Exception {
        Shutdown impatient = new Shutdown(List.of(new Shutdown.EndingStep("INT", Duration.ofMillis(50))));
        Launch deaf = () -> new Command(List.of("sh", "-c", "trap '' INT TERM; while :; do sleep 0.05; done"));
        Part part = new Part("deaf", deaf, () -> true, impatient, Set.of(), Set.of());
        Supervisor supervisor = supervisor(List.of(part));
        supervisor.start();
        supervisor.awaitReady();
        Birth process = living("deaf");

        supervisor.stop();

        assertThat(process.lives()).isFalse();
    }

    @Test
    void what_an_earlier_run_left_behind_is_stopped_but_never_a_stranger_with_its_number() throws Exception {
        Process left = new ProcessBuilder("sleep", "1000").start();
        Process stranger = new ProcessBuilder("sleep", "1000").start();
        try {
            Birth leftBirth = Birth.of(left.pid()).orElseThrow();
            new PidFile(folder.resolve("left.pid")).write(leftBirth);
            new PidFile(folder.resolve("recycled.pid")).write(new Birth(stranger.pid(), "another time"));

            supervisor(List.of(
                            part("left", "exit 1", Set.of(), Set.of()), part("recycled", "exit 1", Set.of(), Set.of())))
                    .clear();

            assertThat(leftBirth.lives()).isFalse();
            assertThat(stranger.isAlive()).isTrue();
            assertThat(said)
                    .containsExactly("stopping left, left behind by an earlier run (process " + left.pid() + ")");
        } finally {
            left.destroyForcibly();
            stranger.destroyForcibly();
        }
    }

    @Test
    void a_new_run_writes_a_new_log_and_keeps_four_older_ones() throws IOException {
        ProcessLog log = new ProcessLog(folder.resolve("part.log"));
        for (int run = 1; run <= 7; run++) {
            log.rotate();
            Files.writeString(log.path(), "run " + run);
        }
        assertThat(log.path()).hasContent("run 7");
        assertThat(folder.resolve("part.log.4")).hasContent("run 3");
        assertThat(folder.resolve("part.log.5")).doesNotExist();
    }

    private Supervisor supervisor(List<Part> parts) {
        Supervisor supervisor = new Supervisor(parts, folder, folder, said::add);
        supervisors.add(supervisor);
        return supervisor;
    }

    private Part part(String name, String script, Set<String> startsAfter, Set<String> stopsBefore) {
        Launch launch = () -> new Command(List.of("sh", "-c", script));
        return new Part(
                name, launch, () -> Files.exists(folder.resolve(name + ".pid")), TERMINATE, startsAfter, stopsBefore);
    }

    /** A part that notes when it begins and ends. */
    private Part noting(String name, Set<String> needs) {
        Path notes = folder.resolve("notes");
        String script =
                "trap 'echo %1$s ends >>%2$s; exit 0' TERM; echo %1$s begins >>%2$s; while :; do sleep 0.05; done"
                        .formatted(name, notes);
        Launch launch = () -> new Command(List.of("sh", "-c", script));
        return new Part(name, launch, () -> holds(notes, name), TERMINATE, needs, needs);
    }

    private static boolean holds(Path file, String text) {
        try {
            return Files.exists(file) && Files.readString(file).contains(text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Birth living(String name) throws IOException {
        return new PidFile(folder.resolve(name + ".pid")).living().orElseThrow();
    }
}
