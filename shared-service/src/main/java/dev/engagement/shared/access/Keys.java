package dev.engagement.shared.access;

import dev.engagement.documents.FileStamp;
import dev.engagement.documents.keys.Key;
import dev.engagement.documents.keys.KeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The current keys of the key file. Every call checks the file, and reads it only if it has changed. */
final class Keys {
    private static final Logger LOG = LoggerFactory.getLogger(Keys.class);

    private final Path file;
    private volatile Seen seen = new Missing();

    private sealed interface Seen {}

    private record Missing() implements Seen {}

    private record Read(FileStamp stamp, Map<String, Key> byDigest) implements Seen {}

    private record Broken(String reason) implements Seen {}

    /** The file exists but its content is invalid. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;
    }

    Keys(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** Returns whether there is a key file, or was one since the start. */
    boolean areDemanded() {
        return !(look() instanceof Missing);
    }

    Optional<Key> find(String secret) throws Unreadable {
        return switch (look()) {
            case Missing none -> Optional.empty();
            case Read read -> Optional.ofNullable(read.byDigest().get(Key.digest(secret)));
            case Broken broken -> throw new Unreadable();
        };
    }

    /** Returns why there is no key; null if there is one. */
    @Nullable
    String lack() {
        return switch (look()) {
            case Missing none -> "there is no such file";
            case Read read -> read.byDigest().isEmpty() ? "it holds none" : null;
            case Broken broken -> broken.reason();
        };
    }

    private Seen look() {
        Seen last = seen;
        // Every call comes here while there is no file, and an exception each time would cost more than the check.
        if (last instanceof Missing && Files.notExists(file)) {
            return last;
        }
        try {
            FileStamp now = FileStamp.of(file);
            return last instanceof Read read && read.stamp().equals(now) ? last : reread();
        } catch (NoSuchFileException missing) {
            return last instanceof Missing ? last : broken("it is gone");
        } catch (IOException unreadable) {
            return broken(unreadable.toString());
        }
    }

    private synchronized Seen reread() throws IOException {
        FileStamp now = FileStamp.of(file);
        if (seen instanceof Read read && read.stamp().equals(now)) {
            return read;
        }
        Map<String, Key> byDigest = new HashMap<>();
        try {
            KeyFile.read(file).forEach(key -> byDigest.put(key.sha256(), key));
        } catch (IOException invalid) {
            return broken(String.valueOf(invalid.getMessage()));
        }
        LOG.info("{} keys are in {}; calls must bring one", byDigest.size(), file);
        Seen read = new Read(now, Map.copyOf(byDigest));
        seen = read;
        return read;
    }

    private synchronized Seen broken(String reason) {
        Seen now = new Broken(reason);
        if (!now.equals(seen)) {
            LOG.error("No key opens anything, because the keys in {} cannot be read: {}", file, reason);
        }
        seen = now;
        return now;
    }
}
