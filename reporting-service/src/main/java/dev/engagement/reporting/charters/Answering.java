package dev.engagement.reporting.charters;

import dev.engagement.reporting.factors.JudgingOrder;
import dev.engagement.reporting.measures.Measures;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Says which edition of the measures and which charters answer questions of the present: the last by which all requests were folded. While
 * they are folded anew, the readings of before stand beside the new ones. Where requests are few, each question folds what is left itself.
 */
@Repository
public class Answering {
    private static final String LATEST = "select max(recorded_at) from (select recorded_at from charter"
            + " union all select recorded_at from charter_signature) as one";

    private final JdbcTemplate jdbc;
    private final PublishedCharters charters;
    /** The condition that each question may fold all requests itself. */
    private final String areFew;

    Answering(JdbcTemplate jdbc, PublishedCharters charters, @Value("${engagement.fold-at-once}") int few) {
        this.jdbc = jdbc;
        this.charters = charters;
        this.areFew = "(select count(*) from (select from request limit %1$d + 1) as one) <= %1$d".formatted(few);
    }

    /**
     * The edition and the charters that answer.
     *
     * @param epoch grows with each change
     * @param known charters and signatures recorded later do not judge yet
     * @param isJudgedAnew whether there are such
     */
    public record Whole(long epoch, int edition, Instant known, boolean isJudgedAnew) {
        /** Returns whether readings of before stand beside new ones. */
        public boolean isSideBySide() {
            return isJudgedAnew || isOlder();
        }

        private boolean isOlder() {
            return edition < Measures.EDITION && edition >= Measures.OLDEST_READ;
        }

        /** Returns the edition that answers say. */
        public int said() {
            return isOlder() ? edition : Measures.EDITION;
        }
    }

    /** Returns what answers; must be called in the transaction that reads the requests. */
    public Whole whole() {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select epoch, edition, known, known < (" + LATEST + ") from answering",
                (row, number) -> new Whole(
                        row.getLong(1),
                        row.getInt(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getBoolean(4))));
    }

    /**
     * Returns the charters that judge as of a time.
     *
     * @param known null: the present
     */
    public JudgingOrder charters(@Nullable Instant known) {
        return known == null ? before(whole()) : charters.judging(known);
    }

    /** Returns the charters that answer, which may be those of before. */
    public JudgingOrder before(Whole whole) {
        return charters.judging(whole.isJudgedAnew() ? whole.known() : null);
    }

    /** Answers by the charters of now, if there are few requests; must be called in the transaction that stored a charter. */
    void judgeAtOnce() {
        jdbc.update("update answering set epoch = epoch + 1, known = latest from (" + LATEST
                + ") as one (latest) where known < latest and " + areFew);
    }

    /**
     * Begins with what another program left: answers by this program's edition if there are few requests, or if a later one was here, whose
     * readings it cannot tell. Must be called in a transaction.
     */
    public void begin() {
        int later = jdbc.update(
                "update answering set epoch = epoch + 1, edition = ? where edition > ?",
                Measures.EDITION,
                Measures.EDITION);
        if (later > 0) {
            jdbc.update("update request set edition = 0 where edition > ?", Measures.EDITION);
        }
        int changed = jdbc.update(
                "update answering set epoch = epoch + 1, edition = ? where edition < ? and " + areFew,
                Measures.EDITION,
                Measures.EDITION);
        if (changed > 0) {
            jdbc.update("update request set edition = 0 where edition < ?", Measures.EDITION);
        }
    }

    /** Returns the latest instant at which a charter that judges was recorded, or a signature. */
    public Instant latest() {
        OffsetDateTime latest =
                jdbc.queryForObject("select coalesce((" + LATEST + "), '1970-01-01')", OffsetDateTime.class);
        return Objects.requireNonNull(latest).toInstant();
    }

    /**
     * Answers by what all requests have been folded by.
     *
     * @param known the latest charter or signature by which they were
     */
    public void advance(Instant known) {
        OffsetDateTime to = known.atOffset(ZoneOffset.UTC);
        jdbc.update(
                "update answering set epoch = epoch + 1, edition = greatest(edition, ?), known = greatest(known, ?)"
                        + " where edition < ? or known < ?",
                Measures.EDITION,
                to,
                Measures.EDITION,
                to);
    }
}
