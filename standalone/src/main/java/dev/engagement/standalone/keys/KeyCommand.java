package dev.engagement.standalone.keys;

import dev.engagement.documents.keys.Key;
import dev.engagement.documents.keys.KeyFile;
import dev.engagement.documents.keys.Role;
import dev.engagement.documents.keys.Secret;
import dev.engagement.standalone.messages.Obstacle;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Edits the file of keys; running services see changes at once. */
@Command(
        name = "key",
        description = {
            "Makes, lists and revokes the keys that open the services.",
            "Without any, everything is open on this machine, and nothing on others; from the first key on, every call needs one."
        },
        synopsisSubcommandLabel = "COMMAND")
public final class KeyCommand {
    private static final String ROW = "%-12s  %-20s  %-24s  %-20s  %s";

    private final PrintStream out;
    private final PrintStream err;
    private final InstantSource clock;

    public KeyCommand(PrintStream out, PrintStream err, InstantSource clock) {
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    @Command(
            name = "create",
            description = {
                "Makes a key and prints it, this once.",
                "A name may have several keys: make the next one, give it to its user, then revoke the one before by its id."
            })
    int create(@Mixin NewKey wanted, @Mixin KeyPlace place) throws IOException {
        Secret secret = Secret.fresh(new SecureRandom());
        Key key = wanted.key(secret, clock.instant().truncatedTo(ChronoUnit.SECONDS));
        place.prepare();
        boolean first = !Files.exists(place.file());
        change(place.file(), keys -> Stream.concat(keys.stream(), Stream.of(key))
                .toList());
        out.println(secret.words());
        err.println("This is the key %s of %s; it is shown this once. Send it as the header 'Authorization: Bearer …'."
                .formatted(key.id(), key.name()));
        if (first) {
            err.println("It is the first key: from now on every call to services that read %s needs a key."
                    .formatted(place.file()));
        }
        return 0;
    }

    @Command(name = "list", description = "Lists the keys, not their secrets.")
    int list(@Mixin KeyPlace place) {
        out.println(ROW.formatted("ID", "NAME", "ROLES", "CREATED", "EXPIRES"));
        for (Key key : read(place.file())) {
            String roles = key.roles().stream().sorted().map(Role::word).collect(Collectors.joining(","));
            String scope = key.scope() == null
                    ? ""
                    : " where " + String.join(", ", key.scope().words());
            String expires = key.expires() == null
                    ? "never"
                    : key.expires() + (key.isExpired(clock.instant()) ? " (expired)" : "");
            out.println(ROW.formatted(key.id(), key.name(), roles, key.created(), expires + scope));
        }
        return 0;
    }

    @Command(name = "revoke", description = "Takes keys away, from the next call on.")
    int revoke(
            @Parameters(paramLabel = "NAME|ID", description = "all keys of that name, or the one with that id")
                    String which,
            @Mixin KeyPlace place) {
        Predicate<Key> meant = key -> key.name().equals(which) || key.id().equals(which);
        List<Key> revoked = new ArrayList<>();
        change(place.file(), keys -> {
            keys.stream().filter(meant).forEach(revoked::add);
            if (revoked.isEmpty()) {
                throw new Obstacle(
                        "%s has no key \"%s\"; './engagement key list' shows them".formatted(place.file(), which));
            }
            return keys.stream().filter(meant.negate()).toList();
        });
        revoked.forEach(key -> out.println("revoked %s of %s".formatted(key.id(), key.name())));
        return 0;
    }

    private static List<Key> read(Path file) {
        try {
            return KeyFile.read(file);
        } catch (IOException unreadable) {
            throw obstacle(file, unreadable);
        }
    }

    private static void change(Path file, UnaryOperator<List<Key>> change) {
        try {
            KeyFile.change(file, change);
        } catch (IOException unusable) {
            throw obstacle(file, unusable);
        }
    }

    private static Obstacle obstacle(Path file, IOException unusable) {
        return new Obstacle(
                unusable instanceof NoSuchFileException
                        ? "there are no keys in " + file
                        : "the keys in %s cannot be used: %s".formatted(file, unusable.getMessage()));
    }
}
