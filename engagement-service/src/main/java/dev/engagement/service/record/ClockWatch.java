package dev.engagement.service.record;

import dev.engagement.shared.time.Uptime;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Holds the database's clock against the time that passes. A clock that jumps ahead is taken for wrong at first: entries recorded by it
 * would lie in the future once it is set right, and all later ones would have to follow them. If it stays there it is taken for right. Time
 * that the machine slept is no jump, where the machine tells it. A clock that falls back does no harm, since no entry is recorded before an instant that was called complete.
 */
@Component
public class ClockWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);
    private static final Duration MOST = Duration.ofMinutes(1);

    private final Supplier<Duration> uptime;
    private final Duration heldFor;
    /** The instant of this program's start by the database's clock: the latest, since an answer that comes late makes it earlier. */
    private @Nullable Instant start;

    private @Nullable Duration wrongSince;

    @Autowired
    ClockWatch(@Value("${engagement.clock-ahead-held-for}") Duration heldFor) {
        this(Uptime::withSleep, heldFor);
    }

    ClockWatch(Supplier<Duration> uptime, Duration heldFor) {
        this.uptime = uptime;
        this.heldFor = heldFor;
    }

    /** Returns whether the database's clock, which says {@code now}, has jumped ahead. */
    public synchronized boolean isAhead(Instant now) {
        Duration passed = uptime.get();
        Instant newStart = now.minus(passed);
        if (start == null || !newStart.isAfter(start.plus(MOST)) || isHeldLongEnough(passed)) {
            start = start == null || newStart.isAfter(start) ? newStart : start;
            wrongSince = null;
            return false;
        }
        if (wrongSince == null) {
            wrongSince = passed;
            LOG.error(
                    "The database's clock jumped ahead by {}. Nothing is recorded or called complete until it is right again, for {}"
                            + " at most",
                    Duration.between(start, newStart),
                    heldFor);
        }
        return true;
    }

    private boolean isHeldLongEnough(Duration passed) {
        return wrongSince != null && passed.minus(wrongSince).compareTo(heldFor) >= 0;
    }
}
