package dev.engagement.documents.keys;

import dev.engagement.documents.Yaml12;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.YAMLException;

/** The file of keys. Unknown or invalid content is refused, since a half-understood key must not open anything. */
public final class KeyFile {
    private static final Set<String> FIELDS =
            Set.of("name", "roles", "sha256", "created", "expires", "signatory", "charter", "where", "mine");

    private KeyFile() {}

    /** Returns the keys in the file; an {@link IOException} says in one line why they cannot be read. */
    public static List<Key> read(Path file) throws IOException {
        String text = Files.readString(file);
        if (text.length() > Yaml12.BYTES) {
            throw new IOException("it is longer than %d characters".formatted(Yaml12.BYTES));
        }
        try {
            if (Yaml12.read(text) instanceof Map<?, ?> document
                    && document.keySet().equals(Set.of("keys"))
                    && document.get("keys") instanceof List<?> keys) {
                List<Key> read = new ArrayList<>();
                for (Object key : keys) {
                    read.add(key(key));
                }
                return read;
            }
            throw new IOException("it must hold one list, keys");
        } catch (YAMLException noYaml) {
            throw new IOException("it is not YAML: " + noYaml.getMessage());
        } catch (IllegalArgumentException | DateTimeParseException invalid) {
            throw new IOException(invalid.getMessage());
        }
    }

    /** Changes the file's keys, and creates the file if needed; readers see all of the old or all of the new content. */
    public static void change(Path given, UnaryOperator<List<Key>> change) throws IOException {
        Path file = given.toAbsolutePath();
        Path lockFile = file.resolveSibling("." + file.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(
                        lockFile, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), ours(file));
                var lock = channel.lock()) {
            List<Key> before;
            try {
                before = read(file);
            } catch (NoSuchFileException first) {
                before = List.of();
            }
            if (lock.isValid()) {
                write(file, change.apply(before));
            }
        }
    }

    private static void write(Path file, List<Key> keys) throws IOException {
        Path fresh = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".new", ours(file));
        try {
            String text = Yaml12.write(
                    Map.of("keys", keys.stream().map(KeyFile::fields).toList()));
            Files.writeString(fresh, text, StandardOpenOption.SYNC);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static FileAttribute<?>[] ours(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static Map<String, Object> fields(Key key) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", key.name());
        fields.put("roles", key.roles().stream().sorted().map(Role::word).toList());
        fields.put("sha256", key.sha256());
        fields.put("created", key.created().toString());
        if (key.expires() != null) {
            fields.put("expires", key.expires().toString());
        }
        if (key.mandate() != null) {
            fields.put("signatory", key.mandate().signatory());
            fields.put("charter", key.mandate().charter());
        }
        if (key.scope() != null) {
            Map<String, Object> where = new TreeMap<>();
            key.scope()
                    .where()
                    .forEach((dimension, values) ->
                            where.put(dimension, values.stream().sorted().toList()));
            fields.put("where", where);
            if (key.scope().mine()) {
                fields.put("mine", true);
            }
        }
        return fields;
    }

    private static Key key(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> fields) || !FIELDS.containsAll(fields.keySet())) {
            throw new IllegalArgumentException("a key has the fields " + FIELDS + " and no others");
        }
        if (!(fields.get("roles") instanceof List<?> roles)) {
            throw new IllegalArgumentException("the roles of a key must be a list of " + Role.words());
        }
        return new Key(
                text(fields, "name"),
                roles.stream().map(KeyFile::role).collect(Collectors.toSet()),
                text(fields, "sha256"),
                Instant.parse(text(fields, "created")),
                fields.get("expires") == null ? null : Instant.parse(text(fields, "expires")),
                fields.containsKey("signatory") || fields.containsKey("charter")
                        ? new Mandate(text(fields, "signatory"), text(fields, "charter"))
                        : null,
                fields.containsKey("where") || fields.containsKey("mine") ? scope(fields) : null);
    }

    private static KeyScope scope(Map<?, ?> fields) {
        if (!(fields.get("where") instanceof Map<?, ?> given)) {
            throw new IllegalArgumentException("the where of a key must hold dimensions with lists of values");
        }
        Map<String, Set<String>> where = new TreeMap<>();
        given.forEach((dimension, values) -> where.put(
                String.valueOf(dimension),
                values instanceof List<?> list && list.stream().allMatch(String.class::isInstance)
                        ? list.stream().map(String::valueOf).collect(Collectors.toSet())
                        : Set.of()));
        Object mine = fields.get("mine");
        if (mine != null && !(mine instanceof Boolean)) {
            throw new IllegalArgumentException("the mine of a key must be true or false");
        }
        return new KeyScope(where, Boolean.TRUE.equals(mine));
    }

    private static Role role(@Nullable Object word) {
        return Role.of(String.valueOf(word))
                .orElseThrow(() -> new IllegalArgumentException("\"" + word + "\" is no role: " + Role.words()));
    }

    private static String text(Map<?, ?> fields, String field) {
        Object value = fields.get(field);
        if (value == null || value instanceof Map || value instanceof List) {
            throw new IllegalArgumentException("a key must have a " + field);
        }
        return value.toString();
    }
}
