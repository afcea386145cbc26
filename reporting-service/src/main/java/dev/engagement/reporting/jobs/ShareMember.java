package dev.engagement.reporting.jobs;

import dev.engagement.reporting.feed.PartitionGroups;
import dev.engagement.reporting.feed.PartitionMembership;
import dev.engagement.reporting.jobs.KeptShares.SharedReplay;
import dev.engagement.reporting.replay.Replay;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Takes part in replays that several instances make together, one after another, whichever instance they were asked of. */
@Component
class ShareMember implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ShareMember.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KeptReplays replays;
    private final KeptShares shares;
    private final Definitions definitions;
    private final ReplayProgram program;
    private final Replay replay;
    private final PartitionGroups groups;
    private final String name = UUID.randomUUID().toString();
    private final Semaphore asked = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "shared-replays");
    private volatile boolean stopping;

    ShareMember(
            KeptReplays replays,
            KeptShares shares,
            Definitions definitions,
            ReplayProgram program,
            Replay replay,
            PartitionGroups groups) {
        this.replays = replays;
        this.shares = shares;
        this.definitions = definitions;
        this.program = program;
        this.replay = replay;
        this.groups = groups;
    }

    /** Looks for work at once. */
    void wake() {
        asked.release();
    }

    private void run() {
        while (!stopping) {
            try {
                if (asked.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                    asked.drainPermits();
                }
                shares.open(program.name()).ifPresent(this::takePart);
            } catch (InterruptedException interrupted) {
                return;
            } catch (RuntimeException | OutOfMemoryError | StackOverflowError fault) {
                LOG.warn("This instance pauses to take part in replays: {}", fault.toString());
            }
        }
    }

    private void takePart(SharedReplay shared) {
        KeptReplay job = replays.find(shared.replay()).orElseThrow();
        LOG.info("Takes part in replay {}", shared.replay());
        try (ShareFolding folding =
                        new ShareFolding(shared, definitions.read(job).cohort(), name, replay, shares);
                PartitionMembership membership = groups.join("replay-" + shared.replay(), folding)) {
            while (!stopping && shares.isOpen(shared)) {
                membership.poll(POLL);
                folding.check();
            }
        }
    }

    @Override
    public void start() {
        thread.start();
    }

    /** Stops; the others go on with its shares. */
    @Override
    public void stop() {
        stopping = true;
        wake();
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }
}
