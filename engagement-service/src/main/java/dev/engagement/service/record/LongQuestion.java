package dev.engagement.service.record;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Lifts the limits of a transaction that reads every entry there is; nothing else waits for such a one. */
public final class LongQuestion {
    private LongQuestion() {}

    /** Lifts them until the current transaction ends; the pool sets the connection's own limit again. */
    public static void allow(JdbcTemplate jdbc) {
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            connection.setNetworkTimeout(Runnable::run, 0);
            return true;
        });
        jdbc.execute("set local statement_timeout = 0; set local enable_seqscan = on");
    }
}
