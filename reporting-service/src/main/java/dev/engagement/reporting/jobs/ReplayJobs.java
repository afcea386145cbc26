package dev.engagement.reporting.jobs;

import dev.engagement.reporting.history.History;
import dev.engagement.reporting.jobs.KeptReplays.ReplayedRequest;
import dev.engagement.reporting.measures.FigureBytes;
import dev.engagement.reporting.replay.FoldedRequest;
import dev.engagement.reporting.replay.Replay;
import dev.engagement.reporting.report.Scorecard;
import dev.engagement.reporting.scorecards.Question;
import dev.engagement.reporting.scorecards.ScorecardAnswer;
import dev.engagement.shared.doors.StoreAway;
import dev.engagement.shared.jobs.JobClaim;
import dev.engagement.shared.jobs.JobClaims;
import dev.engagement.shared.jobs.JobLoop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs replays one after another, each on all cores; a replay over a long history on those of all instances. If an instance dies, another
 * one starts its replay again, or goes on with it if it was made together.
 */
@Component
class ReplayJobs implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayJobs.class);
    private static final Duration NOTE_EVERY = Duration.ofMillis(500);
    private static final int ROWS = 500;
    /** The attempt that is refused: a replay that ended the process twice would do it again. */
    private static final int ATTEMPTS = 3;

    private final KeptReplays kept;
    private final Replay replay;
    private final SharedReplays shared;
    private final History history;
    private final Definitions definitions;
    private final JsonMapper json;
    private final Clock clock;
    private final JobLoop loop;
    /** A replay whose last attempt failed only because the database was away. */
    private @Nullable UUID spared;

    ReplayJobs(
            KeptReplays kept,
            Replay replay,
            SharedReplays shared,
            History history,
            Definitions definitions,
            JdbcTemplate jdbc,
            JsonMapper json,
            Clock clock) {
        this.kept = kept;
        this.replay = replay;
        this.shared = shared;
        this.history = history;
        this.definitions = definitions;
        this.json = json;
        this.clock = clock;
        this.loop = new JobLoop("replays", new JobClaims(jdbc, "replay"), kept::open, this::workOff);
    }

    /** Looks for work at once. */
    void wake() {
        loop.wake();
    }

    private void workOff(JobClaim claim) {
        if (claim.job().equals(spared)) {
            kept.uncount(claim);
            spared = null;
        }
        int attempts = kept.attempt(claim, clock.instant());
        if (attempts >= ATTEMPTS) {
            LOG.error("Replay {} was begun {} times, and each time the service ended", claim.job(), attempts - 1);
            kept.fail(
                    claim,
                    clock.instant(),
                    "It was begun " + (attempts - 1) + " times, and each time the service ended before it was done."
                            + " Ask for fewer requests (from, to, where), or give the service more memory.");
        } else if (attempts > 0) {
            kept.find(claim.job()).ifPresent(job -> run(claim, job));
        }
        shared.forget();
    }

    private void run(JobClaim claim, KeptReplay job) {
        Question question = definitions.read(job);
        long entries = history.count(Definitions.known(question));
        kept.start(claim, entries);
        Notes notes = new Notes(claim);
        try {
            Scorecard card = shared.begin(claim, job, entries)
                    ? shared.run(job.id(), question.by(), notes)
                    : replay.run(question.cohort(), question.by(), notes);
            notes.end();
            kept.finish(claim, clock.instant(), json.writeValueAsString(ScorecardAnswer.of(question, card)));
        } catch (CancellationException cancelled) {
            LOG.info("Replay {} ends before it is done", job.id());
            kept.uncount(claim);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            if (StoreAway.caused(fault)) {
                spared = job.id();
                throw fault;
            }
            LOG.error("Replay {} failed", job.id(), fault);
            kept.fail(claim, clock.instant(), "It failed because of a fault in the server; the server's log says why.");
        }
    }

    /** Stores a replay's figures and its progress, a few hundred requests at a time. */
    private final class Notes implements Replay.Listener, SharedReplays.ShareListener {
        private final JobClaim claim;
        private List<ReplayedRequest> told = new ArrayList<>(ROWS);
        private long entries;
        private Instant noteAt = clock.instant().plus(NOTE_EVERY);

        Notes(JobClaim claim) {
            this.claim = claim;
        }

        @Override
        public synchronized void read(int more) {
            readSoFar(entries + more);
        }

        @Override
        public synchronized void readSoFar(long all) {
            entries = all;
            Instant now = clock.instant();
            if (now.isAfter(noteAt)) {
                noteAt = now.plus(NOTE_EVERY);
                if (loop.isStopping() || !kept.progress(claim, entries)) {
                    throw new CancellationException();
                }
            }
        }

        @Override
        public void folded(FoldedRequest request) {
            FoldedRequest.CountedRequest counted = request.counted();
            if (counted == null) {
                return;
            }
            byte[] bytes = FigureBytes.write(counted.figures());
            List<ReplayedRequest> full = null;
            synchronized (this) {
                told.add(new ReplayedRequest(
                        request.subject(),
                        counted.judge().name(),
                        counted.judge().version(),
                        bytes));
                if (told.size() == ROWS) {
                    full = told;
                    told = new ArrayList<>(ROWS);
                }
            }
            if (full != null) {
                kept.store(claim, full);
            }
        }

        synchronized void end() {
            kept.store(claim, told);
        }
    }

    @Override
    public void start() {
        loop.start();
    }

    /** Stops; the instance that takes over starts the current replay again. */
    @Override
    public void stop() {
        loop.stop(Duration.ofSeconds(10));
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
