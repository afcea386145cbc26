package dev.engagement.service.record;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The senders that wait to be recorded, in the order in which they came. Each arrival that woke the recorder would cost more than the queue
 * does: it is woken by the first, and while it waits for company only when all of it is there.
 */
final class Senders {
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Condition left = lock.newCondition();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int messages;
    /** The number of waiting senders for which the recorder is woken. */
    private int awaited = Integer.MAX_VALUE;

    private int enough = Integer.MAX_VALUE;

    private boolean closed;

    /** Creates a queue of at most so many senders. */
    Senders(int most) {
        this.most = most;
    }

    /** Adds a sender; waits for a place if there is none, and returns false if none became free. */
    boolean add(Waiting sender, long seconds) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = TimeUnit.SECONDS.toNanos(seconds);
            while (waiting.size() >= most) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = left.awaitNanos(nanos);
            }
            waiting.add(sender);
            messages += sender.size();
            if (waiting.size() >= awaited || messages >= enough) {
                arrived.signal();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Moves waiting senders to the group: waits for the first, and then a little for company.
     *
     * @param company how many senders are waited for, if they do not bring {@code enough} messages
     * @param patience the longest wait for them, in nanoseconds
     * @param most stops at so many messages
     * @return false if the queue is closed and empty
     */
    boolean take(List<Waiting> group, int company, int enough, long patience, int most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            this.enough = enough;
            awaited = 1;
            while (waiting.isEmpty() && !closed) {
                arrived.await();
            }
            awaited = company;
            long nanos = patience;
            while (waiting.size() < company && messages < enough && nanos > 0 && !closed) {
                nanos = arrived.awaitNanos(nanos);
            }
            awaited = Integer.MAX_VALUE;
            this.enough = Integer.MAX_VALUE;
            int taken = 0;
            while (!waiting.isEmpty() && taken < most) {
                Waiting sender = waiting.remove();
                group.add(sender);
                taken += sender.size();
            }
            messages -= taken;
            left.signalAll();
            return !group.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Closes the queue: who waits is still recorded, and nobody is waited for. */
    void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }
}
