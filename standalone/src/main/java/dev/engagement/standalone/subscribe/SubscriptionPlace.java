package dev.engagement.standalone.subscribe;

import dev.engagement.standalone.folder.DataFolder;
import dev.engagement.standalone.folder.DataOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The place of the folder of subscriptions. */
final class SubscriptionPlace {
    private static final String FOLDER = "subscriptions";

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--subscriptions",
            paramLabel = "DIR",
            description = "instead of subscriptions in that folder: what services have as engagement.subscriptions")
    private @Nullable Path subscriptions;

    Path folder() {
        return subscriptions == null ? data.folder().resolve(FOLDER) : subscriptions;
    }

    Path prepared() throws IOException {
        return subscriptions == null
                ? DataFolder.within(data.folder(), FOLDER)
                : Files.createDirectories(subscriptions);
    }
}
