package dev.engagement.service.intake.imports;

import dev.engagement.documents.mapping.LogTooLarge;
import dev.engagement.documents.mapping.MappingReader;
import dev.engagement.service.intake.CloudEvents;
import dev.engagement.service.intake.Intake;
import dev.engagement.service.intake.Outcome;
import dev.engagement.service.intake.Recorder.Unavailable;
import dev.engagement.service.intake.Translated;
import dev.engagement.service.intake.imports.Job.State;
import dev.engagement.service.intake.imports.Ownership.Owned;
import dev.engagement.shared.jobs.JobLoop;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Works imports off, and undoes them, one after another. Of several instances one does so at a time; if it dies, another
 * one that sees the file goes on behind the last step.
 */
@Component
class ImportJobs implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ImportJobs.class);
    private static final int RETRACTIONS = 1_000;
    /** The one that is refused. */
    private static final int ATTEMPTS = 3;

    private static final Duration SWEEP_EVERY = Duration.ofMinutes(10);
    private static final Duration ORPHAN_AFTER = Duration.ofHours(1);
    /** Any number, the same in all instances. */
    private static final long LOCK = 4_120_936_776L;

    private final KeptImports kept;
    private final Ownership ownership;
    private final Folder folder;
    private final CloudEvents cloudEvents;
    private final Intake intake;
    private final Clock clock;
    private final JobLoop<Job> loop;
    private Instant sweepDue = Instant.MIN;
    /** An import whose last attempt ended for want of the database, which is no fault of its file. */
    private @Nullable UUID spared;

    ImportJobs(
            KeptImports kept,
            Ownership ownership,
            Folder folder,
            CloudEvents cloudEvents,
            Intake intake,
            JdbcTemplate jdbc,
            Clock clock) {
        this.kept = kept;
        this.ownership = ownership;
        this.folder = folder;
        this.cloudEvents = cloudEvents;
        this.intake = intake;
        this.clock = clock;
        this.loop = new JobLoop<>("imports", LOCK, jdbc, this::next, this::workOff);
    }

    /** Looks for work at once. */
    void wake() {
        loop.wake();
    }

    /** One whose file lies elsewhere is for another instance. */
    private Optional<Job> next() {
        List<Job> open = kept.open();
        sweep(open);
        return open.stream()
                .filter(job -> job.state() == State.UNDOING || folder.holds(job.id()))
                .findFirst();
    }

    /** An upload that is not a job after an hour was cut off by a crash. */
    private void sweep(List<Job> open) {
        Instant now = clock.instant();
        if (now.isBefore(sweepDue)) {
            return;
        }
        sweepDue = now.plus(SWEEP_EVERY);
        try {
            folder.sweep(now.minus(ORPHAN_AFTER), open.stream().map(Job::id).collect(Collectors.toSet()));
        } catch (IOException fault) {
            LOG.warn("The import folder cannot be swept now: {}", fault.toString());
        }
    }

    private void workOff(Job job) {
        try {
            if (job.state() == State.UNDOING) {
                undo(job);
            } else {
                attempt(job);
            }
        } catch (CompletionException | DataAccessException fault) {
            if (fault instanceof DataAccessException || fault.getCause() instanceof Unavailable) {
                // The store is away: the job goes on where it is when that is back.
                spared = job.id();
                throw fault;
            }
            fail(job, fault);
        } catch (IOException | RuntimeException fault) {
            fail(job, fault);
        }
    }

    /** The last attempt is not made: whatever ended the process twice would do it again. */
    private void attempt(Job job) throws IOException {
        if (job.id().equals(spared)) {
            kept.uncount(job.id());
            spared = null;
        }
        int attempts = kept.start(job.id(), clock.instant());
        if (attempts >= ATTEMPTS) {
            LOG.error("Import {} was begun {} times, and each time the service ended", job.id(), attempts - 1);
            kept.end(
                    job.id(),
                    State.FAILED,
                    clock.instant(),
                    "It was begun " + (attempts - 1) + " times, and each time the service ended before it came further;"
                            + " what stood before that place is imported. Look into the file, or split it.");
            folder.delete(job.id());
        } else if (attempts > 0) {
            importFile(job);
        }
    }

    private void importFile(Job job) throws IOException {
        ImportRun run = new ImportRun(job, MappingReader.read(job.mapping()), cloudEvents, intake, ownership);
        try (InputStream file = Files.newInputStream(folder.file(job.id()))) {
            if (run.run(file, step -> kept.step(job.id(), step) && !loop.isStopping())) {
                kept.end(job.id(), State.DONE, clock.instant(), null);
                folder.delete(job.id());
            } else {
                kept.uncount(job.id());
            }
        } catch (IOException unreadable) {
            LOG.warn("Import {} ends: {}", job.id(), unreadable.toString());
            kept.end(
                    job.id(),
                    State.FAILED,
                    clock.instant(),
                    (unreadable instanceof LogTooLarge
                                    ? unreadable.getMessage()
                                    : "The file cannot be read to its end.")
                            + " What stood before that is imported.");
            folder.delete(job.id());
        }
    }

    private void fail(Job job, Exception fault) {
        if (job.state() == State.UNDOING) {
            // What cannot be taken back now is tried again; half an import must not stay behind.
            throw new IllegalStateException("import " + job.id() + " cannot be undone", fault);
        }
        LOG.error("Import {} failed", job.id(), fault);
        kept.end(job.id(), State.FAILED, clock.instant(), "It failed for a reason of ours; the server's log says why.");
    }

    private void undo(Job job) throws IOException {
        Instant undoAt = job.undoAt() == null ? clock.instant() : job.undoAt();
        for (List<Owned> some = ownership.next(job.id(), RETRACTIONS);
                !some.isEmpty() && !loop.isStopping();
                some = ownership.next(job.id(), RETRACTIONS)) {
            List<Owned> recorded = ownership.recorded(some);
            List<Translated> retractions = recorded.stream()
                    .map(message -> retraction(message, undoAt))
                    .toList();
            for (Outcome outcome : intake.take(retractions).join()) {
                if (outcome instanceof Outcome.Rejected(var problem)) {
                    throw new IllegalStateException("a retraction is refused: " + problem.detail());
                }
            }
            ownership.release(recorded, true);
            kept.retracted(job.id(), recorded.size());
            ownership.release(
                    some.stream().filter(one -> !recorded.contains(one)).toList(), false);
        }
        if (!loop.isStopping()) {
            folder.delete(job.id());
            kept.end(job.id(), State.UNDONE, clock.instant(), null);
        }
    }

    /** The same whenever it is made, so that a crash in between does no harm. */
    private Translated retraction(Owned message, Instant undoAt) {
        return cloudEvents.read(Map.of(
                "specversion", "1.0",
                "id", message.currentId() + "-undone",
                "source", message.source(),
                "type", "dev.engagement.entry-retracted.v1",
                "subject", message.subject(),
                "time", undoAt.toString(),
                "data", Map.of("source", message.source(), "id", message.currentId())));
    }

    @Override
    public void start() {
        loop.start();
    }

    /** What is under way goes on behind its last step. */
    @Override
    public void stop() {
        loop.stop(Duration.ofSeconds(20));
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
