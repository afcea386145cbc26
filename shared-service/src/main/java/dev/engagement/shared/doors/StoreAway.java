package dev.engagement.shared.doors;

import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Recognises that the database is unreachable or overloaded, so that the client's request is not at fault. */
public final class StoreAway {
    private static final Logger LOG = LoggerFactory.getLogger(StoreAway.class);
    private static final List<Class<? extends Exception>> SIGNS = List.of(
            CannotCreateTransactionException.class,
            DataAccessResourceFailureException.class,
            TransientDataAccessException.class,
            SQLTransientConnectionException.class,
            SQLNonTransientConnectionException.class);
    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(5);

    private StoreAway() {}

    /** Returns whether the database's absence caused the fault. */
    public static boolean caused(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (isSign(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSign(Throwable cause) {
        return SIGNS.stream().anyMatch(sign -> sign.isInstance(cause));
    }

    /** Returns the refusal for the client, and logs the fault. */
    public static Refused refused(Exception fault) {
        LOG.error("A request failed since the database is away", fault);
        return refused();
    }

    /** Returns the refusal for the client. */
    public static Refused refused() {
        return new Refused(
                new Problem(
                        "unavailable",
                        503,
                        "Service unavailable",
                        "The service cannot reach its database, or has too much to do. Send the same again later: what was recorded"
                                + " counts once.",
                        null),
                TRY_AGAIN_AFTER);
    }
}
