package dev.engagement.service.intake.webhooks.inbox;

import dev.engagement.service.intake.webhooks.Connection;

/** A connection, and the tool at its other end. */
record Connected(Connection connection, Tool tool) {}
