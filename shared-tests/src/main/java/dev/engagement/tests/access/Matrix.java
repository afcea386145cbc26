package dev.engagement.tests.access;

import dev.engagement.documents.keys.Key;
import dev.engagement.documents.keys.KeyFile;
import dev.engagement.documents.keys.KeyScope;
import dev.engagement.documents.keys.Mandate;
import dev.engagement.documents.keys.Role;
import dev.engagement.documents.keys.Secret;
import dev.engagement.shared.access.Operations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A matrix of every operation and every kind of caller. */
public final class Matrix implements AutoCloseable {
    private static final int NOBODY = 401;
    private static final int FORBIDDEN = 403;
    private static final int UNKNOWN = 404;
    /** Stands for every variable in an address. */
    private static final String ANY = "none";
    /** Binds keys and tokens of the roles that need it. */
    private static final String SCOPE = "source:/none";

    private final TestIssuer issuer = new TestIssuer();
    private final TestIssuer stranger = new TestIssuer();
    private final Path file;
    private final Map<String, String> secrets = new LinkedHashMap<>();

    /**
     * The expectation of an operation.
     *
     * @param allowed the status for callers who may
     * @param roles the roles that may, each of them named; none: everybody may
     */
    public record MatrixRow(String method, String path, int allowed, Set<Role> roles) {
        public static MatrixRow of(String method, String path, int allowed, Role... roles) {
            return new MatrixRow(method, path, allowed, Set.of(roles));
        }

        String operation() {
            return method + " " + path;
        }
    }

    /** Calls the operation, and returns the status. */
    @FunctionalInterface
    public interface Ask {
        int status(String method, String path, @Nullable String bearer);
    }

    /**
     * A kind of caller.
     *
     * @param role null: nobody is known by the bearer
     * @param isBound whether it is bound to some requests
     */
    private record Caller(
            String name, @Nullable String bearer, @Nullable Role role, boolean isBound) {
        int expected(MatrixRow row) {
            if (row.roles().isEmpty()) {
                return row.allowed();
            }
            if (role == null) {
                return NOBODY;
            }
            return row.roles().contains(role) && suits(row) ? row.allowed() : isBound ? UNKNOWN : FORBIDDEN;
        }

        /**
         * Returns whether the operation keeps to a scope if the caller has one, and the caller has one if the role needs it. To an address that
         * there is not, every role suits.
         */
        private boolean suits(MatrixRow row) {
            if (row.roles().size() == Role.values().length) {
                return true;
            }
            return isBound ? row.roles().stream().anyMatch(Role::needsScope) : role == null || !role.needsScope();
        }
    }

    public Matrix() {
        try {
            file = Files.createTempDirectory("keys").resolve("keys.yaml");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        for (Role role : Role.values()) {
            secrets.put(role.word(), add(role.word(), role));
        }
        secrets.put("bound", add("bound", Role.READ, KeyScope.of(List.of(SCOPE))));
        secrets.put("expired", add("expired", Role.STEWARD, Instant.now().minusSeconds(1)));
    }

    /** Adds a further key, and returns its secret. */
    public String add(String name, Role role) {
        return add(name, role, Instant.now().plus(Duration.ofDays(1)));
    }

    private String add(String name, Role role, Instant expires) {
        Secret secret = Secret.fresh(new SecureRandom());
        Mandate mandate = role == Role.SIGNER ? new Mandate("it", ANY) : null;
        KeyScope scope = role.needsScope() ? KeyScope.of(List.of(SCOPE)) : null;
        change(keys -> keys.add(new Key(name, Set.of(role), secret.digest(), Instant.now(), expires, mandate, scope)));
        return secret.words();
    }

    /** Adds a key that is bound to some requests, and returns its secret. */
    public String add(String name, Role role, KeyScope scope) {
        Secret secret = Secret.fresh(new SecureRandom());
        change(keys -> keys.add(new Key(name, Set.of(role), secret.digest(), Instant.now(), null, null, scope)));
        return secret.words();
    }

    /** Changes the content of the file of keys. */
    public void change(Consumer<List<Key>> change) {
        try {
            KeyFile.change(file, before -> {
                List<Key> keys = new ArrayList<>(before);
                change.accept(keys);
                return keys;
            });
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    public Path file() {
        return file;
    }

    public TestIssuer issuer() {
        return issuer;
    }

    /** Returns the key that was made for a role, the one called expired, or the read key called bound. */
    public String secret(String name) {
        return Objects.requireNonNull(secrets.get(name));
    }

    /** Returns a service's settings under which keys and tokens are demanded. */
    public String[] settings() {
        return new String[] {"--engagement.keys=" + file, "--engagement.oidc.issuer=" + issuer.url()};
    }

    /** Returns the answers that differ from the rows, as "caller METHOD path: status". */
    public List<String> surprises(List<MatrixRow> rows, Ask ask) {
        List<String> surprises = new ArrayList<>();
        for (MatrixRow row : rows) {
            for (Caller caller : callers()) {
                String path = row.path().replaceAll("\\{[^}]*}", ANY);
                int status = ask.status(row.method(), path, caller.bearer());
                if (status != caller.expected(row)) {
                    surprises.add("%s %s: %d".formatted(caller.name(), row.operation(), status));
                }
            }
        }
        return surprises;
    }

    private List<Caller> callers() {
        List<Caller> callers = new ArrayList<>(List.of(
                new Caller("nobody", null, null, false),
                new Caller("wrong key", secret("push").replaceAll(".$", "-"), null, false),
                new Caller("expired key", secret("expired"), null, false),
                new Caller("no token", "abc", null, false),
                new Caller("expired token", issuer.expiredToken("steward"), null, false),
                new Caller("token for others", issuer.tokenForOthers("steward"), null, false),
                new Caller("token of a stranger", stranger.token("steward"), null, false),
                new Caller("bound read key", secret("bound"), Role.READ, true)));
        for (Role role : Role.values()) {
            callers.add(new Caller(role + " key", secret(role.word()), role, role.needsScope()));
            callers.add(new Caller(role + " token", issuer.token("other", role.word()), role, false));
            callers.add(
                    new Caller("bound " + role + " token", issuer.tokenBound(List.of(SCOPE), role.word()), role, true));
        }
        return callers;
    }

    /** Returns the operations of a service's controllers, of its table, and of the rows: all of them must be the same. */
    public static List<Set<String>> operations(
            RequestMappingHandlerMapping doors, Operations table, List<MatrixRow> rows) {
        Set<String> ofDoors = operations(doors);
        Set<String> ofTable = table.all().stream()
                .filter(access -> isDoors(access.path()))
                .map(access -> access.method() + " " + access.path())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> ofRows = rows.stream()
                .filter(row -> isDoors(row.path()))
                .map(MatrixRow::operation)
                .collect(Collectors.toCollection(TreeSet::new));
        return List.of(ofDoors, ofTable, ofRows);
    }

    /** Returns the operations of a service's controllers, as in {@code GET /v1/requests/{id}}. */
    public static Set<String> operations(RequestMappingHandlerMapping doors) {
        return doors.getHandlerMethods().keySet().stream()
                .flatMap(door -> door.getPatternValues().stream()
                        .flatMap(path ->
                                door.getMethodsCondition().getMethods().stream().map(method -> method + " " + path)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the roles that open each operation of a table, by their words. */
    public static Map<String, Set<String>> roles(Operations table) {
        return table.all().stream()
                .collect(Collectors.toMap(
                        access -> access.method() + " " + access.path(), access -> access.roles().stream()
                                .map(Role::word)
                                .collect(Collectors.toCollection(TreeSet::new))));
    }

    /** Returns whether an address belongs to a controller; files and the framework's own do not. */
    private static boolean isDoors(String path) {
        return !path.startsWith("/actuator") && !path.startsWith("/page/") && !path.equals("/openapi.yaml");
    }

    @Override
    public void close() {
        issuer.close();
        stranger.close();
    }
}
