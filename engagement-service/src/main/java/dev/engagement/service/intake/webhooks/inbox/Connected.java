package dev.engagement.service.intake.webhooks.inbox;

import dev.engagement.service.intake.webhooks.Connection;
import java.nio.file.Path;
import java.util.List;

/**
 * A connection with its tool.
 *
 * @param files all files that it was read from
 */
record Connected(Connection connection, Endpoint endpoint, List<Path> files) {}
