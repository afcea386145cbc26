package dev.engagement.service.charter;

import dev.engagement.events.Charter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a charter.
 *
 * @param number 1, 2, 3 …
 * @param recordedAt when it was published; null for the one that is built in
 */
public record CharterVersion(int number, @Nullable Instant recordedAt, Charter charter) {}
