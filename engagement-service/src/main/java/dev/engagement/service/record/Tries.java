package dev.engagement.service.record;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.CannotCreateTransactionException;

/** Another instance may be faster with a place or a message: then what lost is done anew, with what there is then. */
final class Tries {
    private static final Logger LOG = LoggerFactory.getLogger(Tries.class);
    private static final int MOST = 4;

    private Tries() {}

    /** Where no transaction can be had, trying again would only keep everybody waiting. */
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
