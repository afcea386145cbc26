package dev.engagement.service.intake.imports;

import dev.engagement.documents.mapping.LogTooLarge;
import dev.engagement.documents.mapping.Mapping;
import dev.engagement.documents.mapping.MappingReader;
import dev.engagement.service.intake.CloudEvents;
import dev.engagement.service.intake.Intake;
import dev.engagement.service.intake.Recorder.Unavailable;
import dev.engagement.service.intake.imports.ImportJob.ImportState;
import dev.engagement.service.intake.imports.ImportJob.Reconcile;
import dev.engagement.service.intake.imports.ImportOwnership.Claim;
import dev.engagement.shared.jobs.JobClaim;
import dev.engagement.shared.jobs.JobClaims;
import dev.engagement.shared.jobs.JobLoop;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Runs and undoes imports, one after another. Of several instances each takes its share; if one dies, another one that sees the file
 * continues after the last step.
 */
@Component
class ImportJobs implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ImportJobs.class);
    /** The attempt that is refused. */
    private static final int ATTEMPTS = 3;

    private static final Duration SWEEP_EVERY = Duration.ofMinutes(10);
    private static final Duration ORPHAN_AFTER = Duration.ofHours(1);

    private final KeptImports kept;
    private final ImportOwnership ownership;
    private final Reconciling reconciling;
    private final Undoing undoing;
    private final ExpectedEntries expected;
    private final Folder folder;
    private final CloudEvents cloudEvents;
    private final Intake intake;
    private final Clock clock;
    private final JobLoop loop;
    private Instant sweepDue = Instant.MIN;
    /** An import whose last attempt failed only because the database was away. */
    private @Nullable UUID spared;

    ImportJobs(
            KeptImports kept,
            ImportOwnership ownership,
            Reconciling reconciling,
            Undoing undoing,
            ExpectedEntries expected,
            Folder folder,
            CloudEvents cloudEvents,
            Intake intake,
            JdbcTemplate jdbc,
            Clock clock) {
        this.kept = kept;
        this.ownership = ownership;
        this.reconciling = reconciling;
        this.undoing = undoing;
        this.expected = expected;
        this.folder = folder;
        this.cloudEvents = cloudEvents;
        this.intake = intake;
        this.clock = clock;
        this.loop = new JobLoop("imports", new JobClaims(jdbc, "import_job"), this::open, this::workOff);
    }

    /** Looks for work at once. */
    void wake() {
        loop.wake();
    }

    /**
     * Returns the jobs with work left; of each source only the first, since the next ones may rest on what that one records. Skips those
     * whose file this instance does not see: another instance has it.
     */
    private List<UUID> open() {
        List<ImportJob> open = kept.open();
        sweep(open);
        Set<String> sources = new HashSet<>();
        return open.stream()
                .filter(job -> sources.add(MappingReader.read(job.mapping()).source()))
                .filter(job -> job.state() == ImportState.UNDOING || folder.holds(job.id()))
                .map(ImportJob::id)
                .toList();
    }

    /** Deletes uploads that became no job within an hour: a crash cut them off. */
    private void sweep(List<ImportJob> open) {
        Instant now = clock.instant();
        if (now.isBefore(sweepDue)) {
            return;
        }
        sweepDue = now.plus(SWEEP_EVERY);
        try {
            folder.sweep(
                    now.minus(ORPHAN_AFTER), open.stream().map(ImportJob::id).collect(Collectors.toSet()));
        } catch (IOException fault) {
            LOG.warn("The import folder cannot be cleaned up now: {}", fault.toString());
        }
    }

    private void workOff(JobClaim claim) {
        kept.find(claim).ifPresent(this::workOff);
    }

    private void workOff(ImportJob job) {
        try {
            if (job.state() == ImportState.UNDOING) {
                undo(job);
            } else {
                attempt(job);
            }
        } catch (CompletionException | DataAccessException fault) {
            if (fault instanceof DataAccessException || fault.getCause() instanceof Unavailable) {
                // The store is away: the job continues from here when the store is back.
                spared = job.id();
                throw fault;
            }
            fail(job, fault);
        } catch (IOException | RuntimeException fault) {
            fail(job, fault);
        }
    }

    /** Attempts a job. Refuses the last attempt: a job that ended the process twice would do it again. */
    private void attempt(ImportJob job) throws IOException {
        if (job.id().equals(spared)) {
            kept.uncount(job.claim());
            spared = null;
        }
        int attempts = kept.start(job.claim(), clock.instant());
        if (attempts >= ATTEMPTS) {
            LOG.error("Import {} was begun {} times, and each time the service ended", job.id(), attempts - 1);
            kept.end(
                    job.claim(),
                    ImportState.FAILED,
                    clock.instant(),
                    "It was begun " + (attempts - 1) + " times, and each time the service ended before it came further;"
                            + " what stood before that place is imported. Look into the file, or split it.");
            drop(job);
        } else if (attempts > 0) {
            importFile(job);
        }
    }

    private void importFile(ImportJob job) throws IOException {
        try {
            if (run(job, MappingReader.read(job.mapping()))) {
                kept.end(job.claim(), ImportState.DONE, clock.instant(), null);
                drop(job);
            } else {
                kept.uncount(job.claim());
            }
        } catch (IOException unreadable) {
            LOG.warn("Import {} ends: {}", job.id(), unreadable.toString());
            kept.end(
                    job.claim(),
                    ImportState.FAILED,
                    clock.instant(),
                    (unreadable instanceof LogTooLarge
                                    ? unreadable.getMessage()
                                    : "The file cannot be read to its end.")
                            + (job.reconcile() == null ? " What stood before that is imported." : ""));
            drop(job);
        }
    }

    /** Runs a job; returns false if it must be undone, or continues later. */
    private boolean run(ImportJob job, Mapping mapping) throws IOException {
        if (job.reconcile() != null && job.reconciliation() == null) {
            try (InputStream file = Files.newInputStream(folder.file(job.id()))) {
                if (!reconciling.run(job, mapping, file, () -> kept.isRunning(job.claim()) && !loop.isStopping())) {
                    return false;
                }
            }
        }
        if (job.reconcile() == Reconcile.COMPARE) {
            return true;
        }
        UnaryOperator<List<Claim>> chosen =
                job.isFilling() ? claims -> expected.missing(job.id(), claims) : UnaryOperator.identity();
        try (InputStream file = Files.newInputStream(folder.file(job.id()))) {
            return new ImportRun(job, mapping, cloudEvents, intake, ownership, chosen)
                    .run(file, step -> kept.step(job.claim(), step) && !loop.isStopping());
        }
    }

    private void drop(ImportJob job) throws IOException {
        folder.delete(job.id());
        expected.forget(job.id());
    }

    private void fail(ImportJob job, Exception fault) {
        if (job.state() == ImportState.UNDOING) {
            // An undo that fails is tried again, since half an import must not remain.
            throw new IllegalStateException("import " + job.id() + " cannot be undone", fault);
        }
        LOG.error("Import {} failed", job.id(), fault);
        kept.end(
                job.claim(),
                ImportState.FAILED,
                clock.instant(),
                "It failed because of a fault in the server; the server's log says why.");
    }

    private void undo(ImportJob job) throws IOException {
        if (undoing.run(job, clock.instant(), () -> !loop.isStopping())) {
            drop(job);
            kept.end(job.claim(), ImportState.UNDONE, clock.instant(), null);
        }
    }

    @Override
    public void start() {
        loop.start();
    }

    /** Stops; the current import continues after its last step when jobs run again. */
    @Override
    public void stop() {
        loop.stop(Duration.ofSeconds(20));
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
