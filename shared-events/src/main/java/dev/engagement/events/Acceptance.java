package dev.engagement.events;

import dev.engagement.events.Personal.PersonalKind;
import org.jspecify.annotations.Nullable;

/** The customer's verdict on a result; a resolution is IT's word. */
public sealed interface Acceptance extends Entry {
    /** The source of everything that customers say on their own pages, or are asked there. */
    String CUSTOMERS_SOURCE = "/engagement/customer";

    /** Customer and IT agreed what would be a success. */
    record SuccessAgreed(
            @Personal(PersonalKind.TEXT) String criteria,
            @Personal(PersonalKind.PERSON) @Nullable String by) implements Acceptance {
        public SuccessAgreed {
            Require.optionalText("criteria", Require.present("criteria", criteria));
            by = Require.optionalKey("by", by);
        }
    }

    /** The customer accepted the result. */
    record ResultAccepted(
            @Personal(PersonalKind.PERSON) @Nullable String by,
            @Personal(PersonalKind.TEXT) @Nullable String reason) implements Acceptance {
        public ResultAccepted {
            by = Require.optionalKey("by", by);
            reason = Require.optionalText("reason", reason);
        }
    }

    /** The customer refused the result. */
    record ResultRefused(
            @Personal(PersonalKind.PERSON) @Nullable String by,
            @Personal(PersonalKind.TEXT) @Nullable String reason) implements Acceptance {
        public ResultRefused {
            by = Require.optionalKey("by", by);
            reason = Require.optionalText("reason", reason);
        }
    }
}
