package dev.engagement.service.intake.webhooks;

import dev.engagement.events.Conversation.CustomerContacted;
import dev.engagement.events.Entry;
import dev.engagement.events.Pace.ProgressReported;
import org.jspecify.annotations.Nullable;

/**
 * An account in a tool.
 *
 * @param name the tool's name for it; null if the tool does not say
 */
public record ToolAccount(@Nullable String name, SpeakerSide side) {
    public static final ToolAccount NOBODY = new ToolAccount(null, SpeakerSide.STAFF);

    /** The side of an account. */
    public enum SpeakerSide {
        STAFF,
        CUSTOMER,
        MACHINE
    }

    public boolean isCustomer() {
        return side == SpeakerSide.CUSTOMER;
    }

    public boolean isMachine() {
        return side == SpeakerSide.MACHINE;
    }

    /** The value of {@code automatic} in entries: true for a machine, absent for people. */
    @Nullable
    Boolean mark() {
        return isMachine() ? true : null;
    }

    /** Returns the account's comment as an entry: the customer's contact, or IT's progress. */
    public Entry comments(boolean visibleToCustomer, String channel) {
        return isCustomer()
                ? new CustomerContacted(channel)
                : new ProgressReported(name, visibleToCustomer, mark(), null);
    }
}
