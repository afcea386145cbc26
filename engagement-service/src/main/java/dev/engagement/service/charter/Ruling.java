package dev.engagement.service.charter;

import dev.engagement.events.InvalidField;
import java.util.List;

/** What the rules say to somebody who wants to publish a charter. */
public sealed interface Ruling {
    /** It is the next version. */
    record Published(Version version, List<String> warnings) implements Ruling {}

    /** It is the latest version already. */
    record Unchanged(Version version) implements Ruling {}

    /** The precondition does not hold; {@code latest} is 0 where there is no version. */
    record Unmet(int latest) implements Ruling {}

    record Refused(InvalidField field) implements Ruling {}
}
