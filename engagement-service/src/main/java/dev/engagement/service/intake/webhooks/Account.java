package dev.engagement.service.intake.webhooks;

import dev.engagement.events.Conversation.CustomerContacted;
import dev.engagement.events.Entry;
import dev.engagement.events.Pace.ProgressReported;
import org.jspecify.annotations.Nullable;

/**
 * Who did something in a tool.
 *
 * @param name what the tool calls them; null where it does not say
 */
public record Account(@Nullable String name, Side side) {
    public static final Account NOBODY = new Account(null, Side.STAFF);

    /** Whose side an account is on. */
    public enum Side {
        STAFF,
        CUSTOMER,
        MACHINE
    }

    public boolean isCustomer() {
        return side == Side.CUSTOMER;
    }

    public boolean isMachine() {
        return side == Side.MACHINE;
    }

    /** As entries have it: true for a machine, absent for people. */
    @Nullable
    Boolean mark() {
        return isMachine() ? true : null;
    }

    /** The account's comment as an entry: the customer's contact, or a word of IT's. */
    public Entry comments(boolean visibleToCustomer, String channel) {
        return isCustomer()
                ? new CustomerContacted(channel)
                : new ProgressReported(name, visibleToCustomer, mark(), null);
    }
}
