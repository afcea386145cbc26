package dev.engagement.events;

import dev.engagement.events.Personal.PersonalKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The progress of the work, and its barriers. */
public sealed interface Pace extends Entry {
    /** IT and the customer agreed how often the customer hears something from now on: service time, at most ten years. */
    record PaceAgreed(
            Duration updateEvery,
            @Personal(PersonalKind.PERSON) @Nullable String by) implements Pace {
        public PaceAgreed {
            updateEvery = Require.target("updateEvery", updateEvery);
            by = Require.optionalKey("by", by);
        }
    }

    /**
     * IT did some work.
     *
     * @param visibleToCustomer whether the customer could see it
     * @param automatic true if a machine did it; absent: a person
     * @param percentComplete how much of the open commitment is done, 0 to 100
     */
    record ProgressReported(
            @Personal(PersonalKind.PERSON) @Nullable String by,
            boolean visibleToCustomer,
            @Nullable Boolean automatic,
            @Nullable BigDecimal percentComplete)
            implements Pace {
        public ProgressReported {
            by = Require.optionalKey("by", by);
            percentComplete = Require.between("percentComplete", percentComplete, 0, 100);
        }
    }

    /** The party that a barrier waits on. */
    enum WaitingOn {
        CUSTOMER,
        SUPPLIER,
        APPROVAL,
        OTHER
    }

    /**
     * Work cannot go on; {@code barrier} names the barrier within the request, {@code told} says whether the customer knows.
     *
     * @param supplier the organisation that is waited for, never a person
     * @param expectedBy when its answer is expected
     */
    record BarrierRaised(
            String barrier,
            WaitingOn waitingOn,
            boolean told,
            @Nullable String supplier,
            @Nullable Instant expectedBy,
            @Personal(PersonalKind.TEXT) @Nullable String reason)
            implements Pace {
        public BarrierRaised(String barrier, WaitingOn waitingOn, boolean told) {
            this(barrier, waitingOn, told, null, null, null);
        }

        public BarrierRaised {
            barrier = Require.key("barrier", barrier);
            waitingOn = Require.present("waitingOn", waitingOn);
            supplier = Require.optionalKey("supplier", supplier);
            reason = Require.optionalText("reason", reason);
        }
    }

    /** The named barrier is gone. */
    record BarrierCleared(String barrier, boolean told) implements Pace {
        public BarrierCleared {
            barrier = Require.key("barrier", barrier);
        }
    }
}
