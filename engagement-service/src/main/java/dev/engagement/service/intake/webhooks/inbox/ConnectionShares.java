package dev.engagement.service.intake.webhooks.inbox;

import dev.engagement.shared.time.Uptime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Shares memory for bodies that are not verified yet. Each connection has some of its own, which no other can take; beyond that all draw on
 * one pool, of which none gets more than half.
 */
final class ConnectionShares {
    private final long own;
    private final long pool;
    private final Map<String, Long> taken = new HashMap<>();
    private long drawn;

    ConnectionShares(long own, long pool) {
        this.own = own;
        this.pool = pool;
    }

    /** Takes more bytes for a connection; returns false if there is no room within that time. */
    synchronized boolean take(String connection, int bytes, Duration patience) {
        Duration until = Uptime.now().plus(patience);
        while (!isRoom(connection, bytes)) {
            long left = until.minus(Uptime.now()).toMillis();
            if (left <= 0) {
                return false;
            }
            try {
                wait(left);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        change(connection, bytes);
        return true;
    }

    synchronized void giveBack(String connection, long bytes) {
        change(connection, -bytes);
        notifyAll();
    }

    private boolean isRoom(String connection, long bytes) {
        long before = taken.getOrDefault(connection, 0L);
        long beyond = Math.max(0, before + bytes - own);
        return beyond == 0 || beyond <= pool / 2 && drawn + beyond - Math.max(0, before - own) <= pool;
    }

    private void change(String connection, long bytes) {
        long before = taken.getOrDefault(connection, 0L);
        long after = before + bytes;
        drawn += Math.max(0, after - own) - Math.max(0, before - own);
        if (after == 0) {
            taken.remove(connection);
        } else {
            taken.put(connection, after);
        }
    }
}
