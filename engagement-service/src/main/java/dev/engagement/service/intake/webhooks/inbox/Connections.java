package dev.engagement.service.intake.webhooks.inbox;

import dev.engagement.events.InvalidField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The connections, one YAML file each in a folder. A changed file counts from the next delivery on; an invalid change does not count, and
 * is logged.
 */
@Component
class Connections {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final String ENDING = ".yaml";

    private final Path folder;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /**
     * A file as it was read.
     *
     * @param changed when it, and those that it names, were changed
     * @param connected null if it is no connection but a mapping
     */
    private record Known(List<FileTime> changed, @Nullable Connected connected) {}

    Connections(@Value("${engagement.connections}") Path folder) {
        this.folder = folder;
        for (String name : names()) {
            try {
                known.put(name, read(name));
            } catch (IOException | InvalidField invalid) {
                throw new IllegalStateException("The connection in " + file(name) + " is not valid: " + says(invalid));
            }
        }
    }

    Optional<Connected> find(String name) {
        if (!NAME.matcher(name).matches() || !Files.isRegularFile(file(name))) {
            return Optional.empty();
        }
        Known last = known.get(name);
        try {
            last = upToDate(name, last);
        } catch (IOException | InvalidField invalid) {
            LOG.error(
                    "The connection in {} is not valid, and what it said before counts: {}", file(name), says(invalid));
        }
        return last == null ? Optional.empty() : Optional.ofNullable(last.connected());
    }

    /** Returns the names of all connections. */
    final List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ENDING))
                    .map(file -> file.substring(0, file.length() - ENDING.length()))
                    .filter(name -> NAME.matcher(name).matches())
                    .filter(name -> !isMapping(name))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException("The folder of connections cannot be read: " + folder, unreadable);
        }
    }

    private Known upToDate(String name, @Nullable Known last) throws IOException {
        if (last == null || !last.changed().equals(changed(files(name, last.connected())))) {
            Known read = read(name);
            known.put(name, read);
            return read;
        }
        return last;
    }

    private boolean isMapping(String name) {
        Known last = known.get(name);
        try {
            return last == null
                    ? ConnectionFile.isMapping(file(name))
                    : last.connected() == null && upToDate(name, last).connected() == null;
        } catch (IOException | InvalidField invalid) {
            return false;
        }
    }

    private Known read(String name) throws IOException {
        List<FileTime> before = changed(List.of(file(name)));
        if (ConnectionFile.isMapping(file(name))) {
            return new Known(before, null);
        }
        // Times are looked at before the files are read for good: what changes meanwhile is read again.
        List<FileTime> changed = changed(ConnectionFile.read(name, file(name)).files());
        return new Known(changed, ConnectionFile.read(name, file(name)));
    }

    private List<Path> files(String name, @Nullable Connected connected) {
        return connected == null ? List.of(file(name)) : connected.files();
    }

    private static List<FileTime> changed(List<Path> files) throws IOException {
        List<FileTime> times = new ArrayList<>();
        for (Path file : files) {
            times.add(Files.getLastModifiedTime(file));
        }
        return List.copyOf(times);
    }

    private Path file(String name) {
        return folder.resolve(name + ENDING);
    }

    private static @Nullable String says(Exception invalid) {
        return invalid instanceof InvalidField field ? "\"" + field.field() + "\" " + field.says() : invalid.toString();
    }
}
