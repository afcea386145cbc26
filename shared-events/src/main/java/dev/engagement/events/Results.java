package dev.engagement.events;

import dev.engagement.events.Personal.PersonalKind;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Promises, deliveries, and the end of the request. */
public sealed interface Results extends Entry {
    /**
     * IT made a promise; {@code commitment} names it within the request.
     *
     * @param scope how many things were promised, 0 or more
     * @param told whether the customer was told; absent: yes, unless it is automatic
     * @param automatic whether a tool set the date by itself
     * @param kind absent: a promise
     * @param weight of a milestone among those of its request, more than 0; absent: 1
     */
    record CommitmentMade(
            String commitment,
            Instant due,
            @Nullable Long scope,
            @Personal(PersonalKind.PERSON) @Nullable String by,
            @Nullable Boolean told,
            @Nullable Boolean automatic,
            @Nullable CommitmentKind kind,
            @Nullable BigDecimal weight)
            implements Results {
        public CommitmentMade(
                String commitment, Instant due, @Nullable Long scope, @Nullable String by, @Nullable Boolean told) {
            this(commitment, due, scope, by, told, null);
        }

        public CommitmentMade(
                String commitment,
                Instant due,
                @Nullable Long scope,
                @Nullable String by,
                @Nullable Boolean told,
                @Nullable Boolean automatic) {
            this(commitment, due, scope, by, told, automatic, null, null);
        }

        public CommitmentMade {
            commitment = Require.key("commitment", commitment);
            due = Require.present("due", due);
            scope = Require.between("scope", scope, 0, Long.MAX_VALUE);
            by = Require.optionalKey("by", by);
            if (weight != null && kind != CommitmentKind.MILESTONE) {
                throw new InvalidField("weight", "is for a commitment of the kind milestone alone");
            }
            weight = Require.weight("weight", weight);
        }

        /** Returns whether the customer heard of it. */
        public boolean tells() {
            return Results.tells(told, automatic);
        }
    }

    /** Kinds of commitments. A milestone is a promise in the plan of a larger piece of work. */
    enum CommitmentKind {
        PROMISE,
        MILESTONE
    }

    /** The side that wanted a promise changed. */
    enum AskedBy {
        CUSTOMER,
        IT
    }

    private static boolean tells(@Nullable Boolean told, @Nullable Boolean automatic) {
        return told == null ? !Boolean.TRUE.equals(automatic) : told;
    }

    /**
     * The promise was changed; an absent field stays as it was, and {@code told} and {@code automatic} are as in {@link CommitmentMade}.
     *
     * @param askedBy who wanted it changed; absent: unknown, which is judged as IT
     */
    record CommitmentRevised(
            String commitment,
            @Nullable Instant due,
            @Nullable Long scope,
            @Personal(PersonalKind.TEXT) @Nullable String reason,
            @Personal(PersonalKind.PERSON) @Nullable String by,
            @Nullable Boolean told,
            @Nullable Boolean automatic,
            @Nullable AskedBy askedBy)
            implements Results {
        public CommitmentRevised(
                String commitment,
                @Nullable Instant due,
                @Nullable Long scope,
                @Nullable String reason,
                @Nullable String by,
                @Nullable Boolean told) {
            this(commitment, due, scope, reason, by, told, null, null);
        }

        public CommitmentRevised {
            commitment = Require.key("commitment", commitment);
            scope = Require.between("scope", scope, 0, Long.MAX_VALUE);
            reason = Require.optionalText("reason", reason);
            by = Require.optionalKey("by", by);
        }

        /** Returns whether the customer heard of it. */
        public boolean tells() {
            return Results.tells(told, automatic);
        }
    }

    /** IT delivered on the promise; {@code scope} is the number of things delivered. */
    record CommitmentDelivered(String commitment, @Nullable Long scope) implements Results {
        public CommitmentDelivered {
            commitment = Require.key("commitment", commitment);
            scope = Require.between("scope", scope, 0, Long.MAX_VALUE);
        }
    }

    /** IT took the promise back. */
    record CommitmentWithdrawn(String commitment, @Nullable Long scope) implements Results {
        public CommitmentWithdrawn {
            commitment = Require.key("commitment", commitment);
            scope = Require.between("scope", scope, 0, Long.MAX_VALUE);
        }
    }

    /** IT says that the request is done; {@code automatic} is true if a machine said so. */
    record RequestResolved(
            @Personal(PersonalKind.PERSON) @Nullable String by,
            @Nullable Boolean automatic) implements Results {
        public RequestResolved {
            by = Require.optionalKey("by", by);
        }
    }

    /** The request was not done after all. */
    record RequestReopened(
            @Personal(PersonalKind.PERSON) @Nullable String by) implements Results {
        public RequestReopened {
            by = Require.optionalKey("by", by);
        }
    }

    /** The request was closed. */
    record RequestClosed(
            @Personal(PersonalKind.PERSON) @Nullable String by) implements Results {
        public RequestClosed {
            by = Require.optionalKey("by", by);
        }
    }

    /** The request is no longer wanted. */
    record RequestCancelled(
            @Personal(PersonalKind.PERSON) @Nullable String by) implements Results {
        public RequestCancelled {
            by = Require.optionalKey("by", by);
        }
    }

    /** The request continues as part of another, whose subject is {@code into}. */
    record RequestMerged(String into) implements Results {
        public RequestMerged {
            into = Subject.require("into", into);
        }
    }
}
