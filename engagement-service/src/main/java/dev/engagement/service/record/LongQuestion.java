package dev.engagement.service.record;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Lifts the time limits of a transaction that reads all entries; no other transaction waits for one. */
public final class LongQuestion {
    private LongQuestion() {}

    /** Lifts the limits until the current transaction ends; the pool then restores the connection's own. */
    public static void allow(JdbcTemplate jdbc) {
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            connection.setNetworkTimeout(Runnable::run, 0);
            return true;
        });
        jdbc.execute("set local statement_timeout = 0");
    }
}
