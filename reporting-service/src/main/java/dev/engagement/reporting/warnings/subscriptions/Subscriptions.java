package dev.engagement.reporting.warnings.subscriptions;

import dev.engagement.documents.FileStamp;
import dev.engagement.documents.subscriptions.Subscription;
import dev.engagement.documents.subscriptions.SubscriptionFile;
import dev.engagement.documents.subscriptions.SubscriptionFile.ReadSubscription;
import dev.engagement.events.InvalidField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The subscriptions, one YAML file each in a folder. Every look checks the files, and reads those that have changed. A mistake in one is
 * logged and told; what that file said before counts on, and no other is harmed.
 */
@Component
public class Subscriptions {
    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);

    private final Path folder;
    private final Map<String, KnownFile> known = new TreeMap<>();

    Subscriptions(@Value("${engagement.subscriptions}") Path folder) {
        this.folder = folder;
    }

    /**
     * The folder's content.
     *
     * @param subscriptions that count
     * @param mistakes by the name of the subscription
     * @param names of all, valid or not
     */
    public record ReadSubscriptions(
            List<Subscription> subscriptions, Map<String, String> mistakes, List<String> names) {}

    /** Reads what has changed, and returns all. */
    public synchronized ReadSubscriptions look() {
        List<String> names = names();
        known.keySet().retainAll(names);
        List<Subscription> subscriptions = new ArrayList<>();
        Map<String, String> mistakes = new TreeMap<>();
        for (String name : names) {
            KnownFile file = upToDate(name);
            if (file.read() != null) {
                subscriptions.add(file.read().subscription());
            }
            if (file.mistake() != null) {
                mistakes.put(name, file.mistake());
            }
        }
        return new ReadSubscriptions(subscriptions, mistakes, names);
    }

    /** Returns the subscription of that name; empty if there is none, or none that was ever valid. */
    public Optional<Subscription> find(String name) {
        return look().subscriptions().stream()
                .filter(subscription -> subscription.name().equals(name))
                .findFirst();
    }

    private List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SubscriptionFile.ENDING))
                    .map(file -> file.substring(0, file.length() - SubscriptionFile.ENDING.length()))
                    .filter(name -> SubscriptionFile.NAME.matcher(name).matches())
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The folder of subscriptions cannot be read: " + folder, unreadable);
        }
    }

    private KnownFile upToDate(String name) {
        KnownFile last = known.get(name);
        Path file = folder.resolve(name + SubscriptionFile.ENDING);
        List<Path> files = last == null || last.read() == null
                ? List.of(file)
                : last.read().files();
        List<FileStamp> stamps = stamps(files);
        // A file that was never valid may lack only the secret beside it, so it is read each time.
        if (last != null && last.read() != null && last.stamps().equals(stamps)) {
            return last;
        }
        KnownFile fresh = read(file, stamps, last);
        if (fresh.mistake() != null && (last == null || !fresh.mistake().equals(last.mistake()))) {
            LOG.error("The subscription in {} is not valid: {}", file, fresh.mistake());
        }
        known.put(name, fresh);
        return fresh;
    }

    /** Stamps are taken before the file is read: what changes meanwhile is read again. */
    private static KnownFile read(Path file, List<FileStamp> stamps, @Nullable KnownFile last) {
        try {
            ReadSubscription read = SubscriptionFile.read(file);
            boolean same =
                    last != null && last.read() != null && last.read().files().equals(read.files());
            return new KnownFile(same ? stamps : List.of(), read, null);
        } catch (IOException | InvalidField invalid) {
            return new KnownFile(List.of(), last == null ? null : last.read(), says(invalid));
        }
    }

    private static String says(Exception invalid) {
        return invalid instanceof InvalidField field ? "\"" + field.field() + "\" " + field.says() : invalid.toString();
    }

    private static List<FileStamp> stamps(List<Path> files) {
        List<FileStamp> stamps = new ArrayList<>();
        for (Path file : files) {
            try {
                stamps.add(FileStamp.of(file));
            } catch (IOException missing) {
                stamps.add(FileStamp.NONE);
            }
        }
        return stamps;
    }
}
