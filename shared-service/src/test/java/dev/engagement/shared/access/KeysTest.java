package dev.engagement.shared.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.engagement.documents.Refused;
import dev.engagement.documents.keys.Key;
import dev.engagement.documents.keys.KeyFile;
import dev.engagement.documents.keys.Role;
import io.github.bucket4j.TimeMeter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class KeysTest {
    private static final Instant NOW = Instant.parse("2026-03-27T15:30:00Z");
    private static final String SECRET = "egk_secret";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everything_is_open_until_there_is_a_key_and_never_again() throws IOException {
        Callers callers = callers(NOW);
        assertThat(callers.everythingIsOpen()).isTrue();

        write(new Key("ops", Set.of(Role.READ), Key.digest(SECRET), NOW, null));
        assertThat(callers.everythingIsOpen()).isFalse();
        assertThat(callers.of(SECRET).getName()).isEqualTo("key:ops");

        KeyFile.change(file(), keys -> List.of());
        assertThat(callers.everythingIsOpen()).isFalse();
        assertStatus(401, callers);
        assertThat(callers(NOW).everythingIsOpen()).isFalse();

        Files.delete(file());
        assertThat(callers.everythingIsOpen()).isFalse();
        assertStatus(503, callers);
    }

    @Test
    void a_file_that_cannot_be_read_lets_nobody_in_until_it_can() throws IOException {
        write(new Key("ops", Set.of(Role.READ), Key.digest(SECRET), NOW, null));
        String whole = Files.readString(file());
        Callers callers = callers(NOW);
        assertThat(callers.of(SECRET).getName()).isEqualTo("key:ops");

        Files.writeString(file(), whole.substring(0, whole.length() / 2));
        assertStatus(503, callers);
        assertStatus(503, callers(NOW));

        Files.writeString(file(), whole);
        assertThat(callers.of(SECRET).getName()).isEqualTo("key:ops");
    }

    @Test
    void a_key_opens_until_the_instant_at_which_it_expires() throws IOException {
        write(new Key("ops", Set.of(Role.READ), Key.digest(SECRET), NOW, NOW.plusSeconds(60)));

        assertThat(callers(NOW.plusSeconds(59)).of(SECRET).isAuthenticated()).isTrue();
        assertStatus(401, callers(NOW.plusSeconds(60)));
    }

    @Test
    void where_others_can_reach_it_a_service_starts_with_a_key_or_an_issuer_alone() throws IOException {
        for (String loopback : List.of("127.0.0.1", "::1", "localhost")) {
            start(loopback, "");
        }
        assertThatThrownBy(() -> start("0.0.0.0", ""))
                .hasMessageContainingAll("0.0.0.0", "./engagement key create", "there is no such file", "127.0.0.1");
        assertThatThrownBy(() -> start("", "")).hasMessageContaining("Refused to listen on all addresses");
        start("0.0.0.0", "https://issuer.example");

        Files.writeString(file(), "keys: []");
        assertThatThrownBy(() -> start("0.0.0.0", "")).hasMessageContaining("it holds none");
        Files.writeString(file(), "no keys");
        assertThatThrownBy(() -> start("0.0.0.0", "")).hasMessageContaining("it must hold one list, keys");
        Files.delete(file());
        write(new Key("ops", Set.of(Role.READ), Key.digest(SECRET), NOW, null));
        start("0.0.0.0", "");
    }

    @Test
    void calls_are_taken_up_to_the_burst_and_then_as_time_passes() {
        long[] now = {0};
        Limits limits = new Limits(2, 3, new Turned(now));

        for (int call = 0; call < 3; call++) {
            assertThat(limits.take("ana")).isEmpty();
        }
        assertThat(limits.take("ana")).contains(Duration.ofMillis(500));
        assertThat(limits.take("ben")).isEmpty();
        now[0] += Duration.ofMillis(500).toNanos();
        assertThat(limits.take("ana")).isEmpty();
        assertThat(limits.take("ana")).isPresent();
        assertThat(new Limits(0, 0, new Turned(now)).take("ana")).isEmpty();
    }

    private Path file() {
        return folder.resolve("keys.yaml");
    }

    private void write(Key key) throws IOException {
        KeyFile.change(file(), before -> List.of(key));
    }

    private Callers callers(Instant now) {
        return new Callers(new Keys(file()), null, "", Clock.fixed(now, ZoneOffset.UTC));
    }

    private static void assertStatus(int status, Callers callers) {
        assertThatThrownBy(() -> callers.of(SECRET)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(
                        refused.problem().status())
                .isEqualTo(status));
    }

    private void start(String address, String issuer) {
        MockEnvironment settings = new MockEnvironment()
                .withProperty("server.address", address)
                .withProperty("engagement.oidc.issuer", issuer)
                .withProperty("engagement.keys", file().toString());
        OpenAddress.check(settings);
    }

    /** A clock's hand that the test turns. */
    private record Turned(long[] now) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return now[0];
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
