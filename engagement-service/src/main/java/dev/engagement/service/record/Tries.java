package dev.engagement.service.record;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.CannotCreateTransactionException;

/** Repeats work that lost a race with another instance for a place or a message, from the new state. */
final class Tries {
    private static final Logger LOG = LoggerFactory.getLogger(Tries.class);
    private static final int MOST = 4;

    private Tries() {}

    /** Runs the work. If no transaction can be had, it fails at once: more attempts would only keep senders waiting. */
    static <T> T of(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (CannotCreateTransactionException away) {
                throw away;
            } catch (RuntimeException fault) {
                if (attempt == MOST) {
                    throw fault;
                }
                LOG.debug("Try {} failed", attempt, fault);
            }
        }
    }
}
