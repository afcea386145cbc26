package dev.engagement.standalone.subscribe;

import dev.engagement.standalone.messages.Obstacle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The place of the folder of subscriptions. */
final class SubscriptionPlace {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "the folder that './engagement serve' keeps everything in (default: ./data)")
    private Path data = Path.of("data");

    @Option(
            names = "--subscriptions",
            paramLabel = "DIR",
            description = "instead of subscriptions in that folder: what services have as engagement.subscriptions")
    private @Nullable Path subscriptions;

    Path folder() {
        return subscriptions == null ? data.resolve("subscriptions") : subscriptions;
    }

    Path prepared() throws IOException {
        if (subscriptions == null && !Files.isDirectory(data)) {
            throw new Obstacle(
                    "there is no folder %s: start the server once, or name its folder with --data".formatted(data));
        }
        return Files.createDirectories(folder());
    }
}
