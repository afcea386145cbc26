package dev.engagement.service.charter;

import dev.engagement.events.InvalidField;
import java.util.List;

/** The decision about a charter to be published. */
public sealed interface Ruling {
    /** The charter is published as the next version. */
    record Published(CharterVersion version, List<String> warnings) implements Ruling {}

    /** The charter is the latest version already. */
    record Unchanged(CharterVersion version) implements Ruling {}

    /** The precondition does not hold; {@code latest} is 0 if there is no version. */
    record Unmet(int latest) implements Ruling {}

    record RefusedCharter(InvalidField field) implements Ruling {}
}
