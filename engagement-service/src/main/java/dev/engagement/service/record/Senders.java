package dev.engagement.service.record;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The senders that wait to be recorded, in the order in which they came, and the groups of them that are being recorded. Two groups never
 * have a request in common, so that its entries keep their order. If none is recorded, the next one begins with the first sender; else with
 * half of those that came together lately, so that groups overlap and still are large enough to share a commit.
 */
final class Senders {
    /** Longest wait for company while another group is recorded, in nanoseconds: about as long as a commit. */
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(3);

    private final int places;
    private final int enough;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition left = lock.newCondition();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Set<String> underWay = new HashSet<>();
    private int recording;
    private int messages;
    /** The number of senders that came together lately. One that waits for each answer will be back soon after it. */
    private int together;

    private boolean closed;

    /**
     * Creates a queue.
     *
     * @param places most senders that wait
     * @param enough so many messages need no company
     * @param most about as many messages are one group at most
     */
    Senders(int places, int enough, int most) {
        this.places = places;
        this.enough = enough;
        this.most = most;
    }

    /** Adds a sender; waits for a place if there is none, and returns false if none became free. */
    boolean add(Waiting sender, long seconds) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = TimeUnit.SECONDS.toNanos(seconds);
            while (waiting.size() >= places) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = left.awaitNanos(nanos);
            }
            waiting.add(sender);
            messages += sender.size();
            // For the others no recorder is woken: that would cost more than the queue does.
            if (waiting.size() == 1 || mayBegin()) {
                changed.signal();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean mayBegin() {
        return !waiting.isEmpty() && (recording == 0 || waiting.size() >= together / 2 || messages >= enough);
    }

    /** Returns the next group, which {@link #recorded} ends; empty if the queue is closed and nobody waits any more. */
    List<Waiting> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = PATIENCE;
            while (true) {
                if (mayBegin() || closed || nanos <= 0) {
                    List<Waiting> group = free();
                    if (!group.isEmpty()) {
                        begin(group);
                        return group;
                    }
                }
                if (closed && waiting.isEmpty()) {
                    changed.signalAll();
                    return List.of();
                }
                if (waiting.isEmpty()) {
                    changed.await();
                    nanos = PATIENCE;
                } else {
                    nanos = changed.awaitNanos(nanos > 0 ? nanos : PATIENCE);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Removes and returns the first senders about requests that no group under way and no earlier sender is about. */
    private List<Waiting> free() {
        List<Waiting> group = new ArrayList<>();
        Set<String> taken = underWay.isEmpty() ? Set.of() : new HashSet<>(underWay);
        int size = 0;
        for (Iterator<Waiting> next = waiting.iterator(); next.hasNext() && size < most; ) {
            Waiting sender = next.next();
            if (Collections.disjoint(sender.subjects(), taken)) {
                next.remove();
                group.add(sender);
                size += sender.size();
            } else {
                taken.addAll(sender.subjects());
            }
        }
        messages -= size;
        return group;
    }

    private void begin(List<Waiting> group) {
        recording += group.size();
        together = Math.max(recording + waiting.size(), together - 1);
        group.forEach(sender -> underWay.addAll(sender.subjects()));
        left.signalAll();
    }

    /** Ends a group: its requests may be in the next one, which the caller takes now. */
    void recorded(Collection<Waiting> group) {
        lock.lock();
        try {
            recording -= group.size();
            group.forEach(sender -> underWay.removeAll(sender.subjects()));
        } finally {
            lock.unlock();
        }
    }

    /** Closes the queue: who waits is still recorded, and nobody is waited for. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
