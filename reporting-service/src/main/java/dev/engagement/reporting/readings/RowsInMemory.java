package dev.engagement.reporting.readings;

import dev.engagement.reporting.calendar.Micros;
import dev.engagement.reporting.charters.Answering;
import dev.engagement.reporting.charters.Answering.Whole;
import dev.engagement.reporting.factors.Dimension;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * All stored requests in memory, so that wide questions need not read each row from the database. Nothing depends on them: until they have been
 * read, and if there are too many, questions read the database.
 */
@Component
class RowsInMemory {
    private static final Logger LOG = LoggerFactory.getLogger(RowsInMemory.class);
    private static final int FETCH = 2_000;

    /** Bytes of heap for each row: it takes less than a third of that, and a wide question half a kilobyte while it is answered. */
    private static final int ROOM = 3_072;

    private static final String ROWS =
            "select " + KeptRow.columns(AnsweringRows.IS_READ) + ", " + Standing.COLUMNS + " from ";

    /** Rows that a snapshot did not see; each transaction before its lower bound is over. */
    private static final String UNSEEN = "changed >= pg_snapshot_xmin(cast(? as pg_snapshot))"
            + " and not pg_visible_in_snapshot(changed, cast(? as pg_snapshot))";

    private static final String BEFORE = ROWS + "request_before where epoch = ?";

    /** Rows of a backup have numbers of another server's transactions, some of which have not been here yet. */
    private static final String RESTORED =
            "update request set changed = default where changed >= pg_snapshot_xmax(pg_current_snapshot())";

    private final Map<String, String> words = new ConcurrentHashMap<>();
    private final Map<Map<Dimension, String>, Map<Dimension, String>> dimensions = new ConcurrentHashMap<>();
    private final AtomicBoolean isFilling = new AtomicBoolean();
    private final JdbcTemplate jdbc;
    private final Answering answering;
    private final Clock clock;
    private final TransactionTemplate snapshot;
    private final int most;
    /** The snapshot of which all rows are here; null: not yet. */
    private @Nullable SeenRows seen;

    private RowIndex rows = new RowIndex();
    /** The epoch of the readings that answer. */
    private long epoch;

    RowsInMemory(
            DataSource dataSource,
            Answering answering,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${engagement.rows-in-memory}") int most) {
        this.jdbc = new JdbcTemplate(dataSource);
        jdbc.setFetchSize(FETCH);
        this.answering = answering;
        this.clock = clock;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        this.most = (int) Math.min(most, Runtime.getRuntime().maxMemory() / ROOM);
    }

    /**
     * Asks the rows, which have everything that the caller's transaction sees and perhaps more. Must be called in a transaction, and be short:
     * one question asks at a time.
     *
     * @return null if they are not here
     */
    synchronized <T> @Nullable T ask(Function<RowIndex, T> question) {
        if (!catchUp()) {
            if (most > 0 && isFilling.compareAndSet(false, true)) {
                Thread.ofVirtual().name("rows-in-memory").start(this::fill);
            }
            return null;
        }
        return question.apply(rows);
    }

    private boolean catchUp() {
        SeenRows before = seen;
        if (before == null) {
            return false;
        }
        SeenRows now = current();
        Whole whole = answering.whole();
        if (whole.epoch() < epoch) {
            return false;
        }
        if (whole.epoch() > epoch) {
            rows.answerByNow(Micros.of(clock.instant()));
            epoch = whole.epoch();
        }
        // A transaction that began earlier sees older rows than others have read.
        if (before.isBefore(now)) {
            jdbc.query(ROWS + "request where " + UNSEEN, keep(rows::put), before.name(), before.name());
            jdbc.query(BEFORE + " and " + UNSEEN, keep(rows::putBefore), epoch, before.name(), before.name());
            seen = now;
        }
        if (rows.size() > most) {
            LOG.warn("More than {} requests: questions read them from the database from now on", most);
            seen = null;
            rows = new RowIndex();
            words.clear();
            dimensions.clear();
            return false;
        }
        return true;
    }

    private RowCallbackHandler keep(ObjLongConsumer<KeptRow> into) {
        long now = Micros.of(clock.instant());
        return row -> into.accept(
                KeptRow.read(
                        row,
                        word -> words.computeIfAbsent(word, same -> same),
                        its -> dimensions.computeIfAbsent(its, same -> same),
                        Standing.read(row)),
                now);
    }

    private SeenRows current() {
        return SeenRows.of(
                Objects.requireNonNull(jdbc.queryForObject("select pg_current_snapshot()::text", String.class)));
    }

    /** Reads all rows, unless there are too many; tried once, and again only if it failed. */
    private void fill() {
        try {
            jdbc.update(RESTORED);
            snapshot.executeWithoutResult(status -> {
                Long found = jdbc.queryForObject("select count(*) from request", Long.class);
                if (found != null && found <= most) {
                    SeenRows now = current();
                    Whole whole = answering.whole();
                    RowIndex read = new RowIndex();
                    jdbc.query(ROWS + "request", keep(read::put));
                    jdbc.query(BEFORE, keep(read::putBefore), whole.epoch());
                    begin(read, now, whole.epoch());
                }
            });
        } catch (RuntimeException fault) {
            LOG.warn("Rows can't be read into memory now", fault);
            isFilling.set(false);
        }
    }

    private synchronized void begin(RowIndex read, SeenRows now, long answers) {
        rows = read;
        epoch = answers;
        seen = now;
    }
}
