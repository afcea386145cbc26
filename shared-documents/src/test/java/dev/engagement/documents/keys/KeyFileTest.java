package dev.engagement.documents.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {
    private static final Instant NOW = Instant.parse("2026-03-27T15:30:00Z");
    private static final String DIGEST = "0".repeat(63) + "1";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void keys_are_read_as_they_were_written_and_only_their_owner_may_read_the_file() throws IOException {
        Key never = new Key("true", Set.of(Role.PUSH, Role.STEWARD), DIGEST, NOW, null);
        Key later = new Key("0x1f", Set.of(Role.READ), DIGEST.replace('1', '2'), NOW, NOW.plusSeconds(1));

        KeyFile.change(file(), none -> List.of(never));
        KeyFile.change(
                file(), one -> Stream.concat(one.stream(), Stream.of(later)).toList());

        assertThat(KeyFile.read(file())).containsExactly(never, later);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void a_key_is_bound_to_requests_as_the_file_says() throws IOException {
        KeyScope sales = KeyScope.of(List.of("business-unit:sales", "business-unit:retail", "team:desk"));
        KeyScope source = new KeyScope(Map.of("source", Set.of("/tools/jira")), true);
        List<Key> keys = List.of(
                new Key("sales", Set.of(Role.CUSTOMER, Role.READ), DIGEST, NOW, null, null, sales),
                new Key("jira", Set.of(Role.LINKS), DIGEST.replace('1', '2'), NOW, null, null, source));

        KeyFile.change(file(), none -> keys);

        assertThat(KeyFile.read(file())).isEqualTo(keys);
        assertThat(sales.words()).containsExactly("business-unit:retail", "business-unit:sales", "team:desk");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "keys",
                "keys: {}",
                "keys: []\nother: 1",
                "keys: [one]",
                "keys: [{name: a, roles: [push], sha256: abc, created: 2026-01-01T00:00:00Z}]",
                "keys: [{name: a, roles: [admin], sha256: DIGEST, created: 2026-01-01T00:00:00Z}]",
                "keys: [{name: a, roles: [], sha256: DIGEST, created: 2026-01-01T00:00:00Z}]",
                "keys: [{name: a, roles: push, sha256: DIGEST, created: 2026-01-01T00:00:00Z}]",
                "keys: [{name: a, roles: [push], sha256: DIGEST, created: yesterday}]",
                "keys: [{name: a, roles: [push], sha256: DIGEST, created: 2026-01-01T00:00:00Z, expires: never}]",
                "keys: [{name: a, roles: [push], sha256: DIGEST, created: 2026-01-01T00:00:00Z, expire: 2026-01-01T00:00:00Z}]",
                "keys: [{name: 'a b', roles: [push], sha256: DIGEST, created: 2026-01-01T00:00:00Z}]",
                "keys: [{name: 0123456789ab, roles: [push], sha256: DIGEST, created: 2026-01-01T00:00:00Z}]",
                "keys: [{name: a, roles: [push], sha256: DIGEST, created: 2026-01-01T00:00:00Z, where: {team: [desk]}}]",
                "keys: [{name: a, roles: [read], sha256: DIGEST, created: 2026-01-01T00:00:00Z, where: {}}]",
                "keys: [{name: a, roles: [read], sha256: DIGEST, created: 2026-01-01T00:00:00Z, where: {unit: [sales]}}]",
                "keys: [{name: a, roles: [read], sha256: DIGEST, created: 2026-01-01T00:00:00Z, where: {team: desk}}]",
                "keys: [{name: a, roles: [read], sha256: DIGEST, created: 2026-01-01T00:00:00Z, where: {team: ['']}}]",
                "keys: [{name: a, roles: [read], sha256: DIGEST, created: 2026-01-01T00:00:00Z, where: {team: [desk]}, mine: true}]",
                "keys: [{name: a, roles: [customer], sha256: DIGEST, created: 2026-01-01T00:00:00Z}]",
                "keys: [{name: a, roles: [links], sha256: DIGEST, created: 2026-01-01T00:00:00Z, where: {team: [desk]}}]",
                "keys: [{name: a, roles: [links], sha256: DIGEST, created: 2026-01-01T00:00:00Z, mine: true}]",
                "keys: [{"
            })
    void what_is_half_understood_is_refused_as_a_whole(String text) throws IOException {
        Files.writeString(file(), text.replace("DIGEST", DIGEST));

        assertThatIOException().isThrownBy(() -> KeyFile.read(file()));
    }

    @Test
    void a_secret_shows_in_no_log_and_no_two_are_the_same() {
        Secret secret = Secret.fresh(new SecureRandom());

        assertThat(secret.words()).matches("egk_[A-Za-z0-9_-]{43}");
        assertThat(secret).hasToString("egk_…").isNotEqualTo(Secret.fresh(new SecureRandom()));
    }

    private Path file() {
        return folder.resolve("keys.yaml");
    }
}
