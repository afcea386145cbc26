package dev.engagement.events;

import dev.engagement.events.Personal.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was promised, what was delivered, and how the request ended. */
public sealed interface Results extends Entry {
    /**
     * A promise: {@code commitment} names it within the request.
     *
     * @param scope how many things were promised, 0 or more
     * @param told whether the customer was told; absent: yes
     */
    record CommitmentMade(
            String commitment,
            Instant due,
            @Nullable Long scope,
            @Personal(Kind.PERSON) @Nullable String by,
            @Nullable Boolean told)
            implements Results {
        public CommitmentMade {
            commitment = Require.key("commitment", commitment);
            due = Require.present("due", due);
            scope = Require.between("scope", scope, 0, Long.MAX_VALUE);
            by = Require.optionalKey("by", by);
        }
    }

    /** The promise changed; what is absent stays as it was, {@code told} as in {@link CommitmentMade}. */
    record CommitmentRevised(
            String commitment,
            @Nullable Instant due,
            @Nullable Long scope,
            @Personal(Kind.TEXT) @Nullable String reason,
            @Personal(Kind.PERSON) @Nullable String by,
            @Nullable Boolean told)
            implements Results {
        public CommitmentRevised {
            commitment = Require.key("commitment", commitment);
            scope = Require.between("scope", scope, 0, Long.MAX_VALUE);
            reason = Require.optionalText("reason", reason);
            by = Require.optionalKey("by", by);
        }
    }

    /** What was promised is delivered; {@code scope} is how many things were. */
    record CommitmentDelivered(String commitment, @Nullable Long scope) implements Results {
        public CommitmentDelivered {
            commitment = Require.key("commitment", commitment);
            scope = Require.between("scope", scope, 0, Long.MAX_VALUE);
        }
    }

    /** The promise was taken back. */
    record CommitmentWithdrawn(String commitment, @Nullable Long scope) implements Results {
        public CommitmentWithdrawn {
            commitment = Require.key("commitment", commitment);
            scope = Require.between("scope", scope, 0, Long.MAX_VALUE);
        }
    }

    /** IT says it is done; {@code automatic} is true where a machine said so. */
    record RequestResolved(
            @Personal(Kind.PERSON) @Nullable String by,
            @Nullable Boolean automatic) implements Results {
        public RequestResolved {
            by = Require.optionalKey("by", by);
        }
    }

    /** It was not done after all. */
    record RequestReopened(@Personal(Kind.PERSON) @Nullable String by) implements Results {
        public RequestReopened {
            by = Require.optionalKey("by", by);
        }
    }

    /** The file was closed. */
    record RequestClosed(@Personal(Kind.PERSON) @Nullable String by) implements Results {
        public RequestClosed {
            by = Require.optionalKey("by", by);
        }
    }

    /** Nobody wants it any more. */
    record RequestCancelled(@Personal(Kind.PERSON) @Nullable String by) implements Results {
        public RequestCancelled {
            by = Require.optionalKey("by", by);
        }
    }

    /** It goes on as part of another request, {@code into}, a subject. */
    record RequestMerged(String into) implements Results {
        public RequestMerged {
            into = Subject.require("into", into);
        }
    }
}
