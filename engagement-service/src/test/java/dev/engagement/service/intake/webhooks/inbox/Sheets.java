package dev.engagement.service.intake.webhooks.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The sheets of the tools in {@code docs/connections}. */
final class Sheets {
    private Sheets() {}

    /** Returns the settings that {@code ./engagement connect} writes for a tool. */
    static String filled(Tool tool) throws IOException {
        return Files.readString(Path.of("../docs/connections", tool.word() + ".yaml"))
                .replace("{secret}", "s3cret");
    }
}
