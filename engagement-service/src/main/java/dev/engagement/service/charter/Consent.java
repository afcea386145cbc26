package dev.engagement.service.charter;

import dev.engagement.events.InvalidField;
import java.util.List;

/** The decision about a signatory's word. */
public sealed interface Consent {
    /** The word is recorded; {@code warnings} say what changes now that the version is in force. */
    record Given(CharterVersion version, List<String> warnings) implements Consent {}

    /** The signatory has signed already. */
    record Repeated(CharterVersion version) implements Consent {}

    /** All have signed, and nothing changes that any more. */
    record Final(CharterVersion version) implements Consent {}

    record UnknownVersion() implements Consent {}

    record RefusedSignatory(InvalidField field) implements Consent {}
}
