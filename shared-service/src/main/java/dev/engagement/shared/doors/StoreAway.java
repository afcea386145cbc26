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

/** The database cannot be reached, or has too much to do: nothing is wrong with what was asked. */
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

    /** Whether that is what it came from. */
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

    /** What the client is told; the log has the fault. */
    public static Refused refused(Exception fault) {
        LOG.error("A request failed since the database is away", fault);
        return refused();
    }

    /** What the client is told. */
    public static Refused refused() {
        return new Refused(
                new Problem(
                        "unavailable",
                        503,
                        "Not now",
                        "The service cannot reach its database, or has too much to do. Send the same again later: what was recorded"
                                + " counts once.",
                        null),
                TRY_AGAIN_AFTER);
    }
}
