package dev.engagement.service.intake.imports;

import com.fasterxml.uuid.Generators;
import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import dev.engagement.documents.Yaml12;
import dev.engagement.documents.mapping.LogFile;
import dev.engagement.documents.mapping.LogTooLarge;
import dev.engagement.documents.mapping.Mapping;
import dev.engagement.documents.mapping.MappingReader;
import dev.engagement.events.InvalidField;
import dev.engagement.service.intake.Problems;
import dev.engagement.service.intake.imports.ImportJob.Reconcile;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/imports}: a file with a mapping becomes a job, which can be watched and undone. */
@RestController
class ImportDoor {
    private static final Duration LATER = Duration.ofSeconds(5);

    /** Allows one dry run at a time, since each holds the rows that its rules look back to in memory. */
    private final Semaphore dryRuns = new Semaphore(1);

    private final KeptImports kept;
    private final ImportJobs jobs;
    private final Folder folder;
    private final Clock clock;

    ImportDoor(KeptImports kept, ImportJobs jobs, Folder folder, Clock clock) {
        this.kept = kept;
        this.jobs = jobs;
        this.folder = folder;
        this.clock = clock;
    }

    private record ImportsAnswer(List<ImportAnswer> imports) {}

    /** Reads the parts {@code mapping} and {@code log}; the server has already written the file to disk. */
    @PostMapping(path = "/v1/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> post(HttpServletRequest request) throws IOException {
        Part mappingPart = part(request, "mapping");
        Part log = part(request, "log");
        String text = text(mappingPart);
        Mapping mapping = mapping(text);
        Reconcile reconcile = reconcile(request);
        boolean isDry = flag(request, "dryRun");
        requireFit(log, mapping);
        if (isDry) {
            return ResponseEntity.ok(dryRun(log, mapping));
        }
        UUID id = Generators.timeBasedEpochGenerator().generate();
        store(log, folder.file(id));
        kept.add(id, clock.instant(), text, log.getSize(), reconcile);
        jobs.wake();
        return ResponseEntity.accepted()
                .location(URI.create("/v1/imports/" + id))
                .body(get(id.toString()));
    }

    @GetMapping("/v1/imports")
    ImportsAnswer list() {
        return new ImportsAnswer(kept.all().stream()
                .map(job -> ImportAnswer.of(job, clock.instant(), List.of()))
                .toList());
    }

    @GetMapping("/v1/imports/{id}")
    ImportAnswer get(@PathVariable String id) {
        ImportJob job = job(id);
        return ImportAnswer.of(job, clock.instant(), kept.refusals(job.id()));
    }

    /** Ends an import that is under way, and takes back its entries. */
    @DeleteMapping("/v1/imports/{id}")
    ResponseEntity<ImportAnswer> undo(@PathVariable String id) {
        ImportJob job = job(id);
        kept.undo(job.id(), clock.instant());
        jobs.wake();
        return ResponseEntity.accepted().body(get(id));
    }

    private ImportJob job(String id) {
        try {
            return kept.find(UUID.fromString(id)).orElseThrow(() -> unknown(id));
        } catch (IllegalArgumentException none) {
            throw unknown(id);
        }
    }

    private static Refused unknown(String id) {
        return new Refused(
                new Problem("unknown-import", 404, "Unknown import", "There is no import \"" + id + "\".", "id"));
    }

    private void store(Part log, Path file) {
        try {
            folder.make();
            log.write(file.toString());
        } catch (IOException fault) {
            throw folder.notStored(fault);
        }
    }

    private Part part(HttpServletRequest request, String name) {
        try {
            Part part = request.getPart(name);
            if (part != null) {
                return part;
            }
        } catch (IOException | ServletException | IllegalStateException broken) {
            if (Folder.cannotStore(broken)) {
                throw folder.notStored(broken);
            }
            throw new Refused(Problems.malformed("The body is not multipart/form-data, or ends in the middle."));
        }
        throw new Refused(
                Problems.parameter(name, "is missing: send multipart/form-data with the parts mapping (YAML) and log"));
    }

    private static String text(Part part) throws IOException {
        if (part.getSize() > Yaml12.BYTES) {
            throw new Refused(Problems.tooLarge("A mapping", Yaml12.BYTES, "bytes"));
        }
        try (InputStream in = part.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Mapping mapping(String text) {
        try {
            return MappingReader.read(text);
        } catch (InvalidField invalid) {
            throw new Refused(new Problem(
                    "invalid-mapping",
                    422,
                    "The mapping is not valid",
                    "\"" + invalid.field() + "\" " + invalid.says() + ".",
                    invalid.field()));
        }
    }

    /** Refuses a mapping that names a column that the log does not have, before anything is recorded. */
    private static void requireFit(Part log, Mapping mapping) {
        String misfit = null;
        try (InputStream file = log.getInputStream()) {
            misfit = LogFile.misfit(file, mapping, DryRun.MOST_ROWS);
        } catch (IOException unreadable) {
            // The run itself says where it can't be read.
        }
        if (misfit != null) {
            throw new Refused(new Problem(
                    "invalid-mapping",
                    422,
                    "The mapping does not fit the log",
                    "In the log, " + misfit + ".",
                    "mapping"));
        }
    }

    private static @Nullable Reconcile reconcile(HttpServletRequest request) {
        boolean isAsked = flag(request, "reconcile");
        boolean fill = flag(request, "fill");
        if (isAsked && flag(request, "dryRun")) {
            throw new Refused(
                    Problems.parameter("dryRun", "cannot stand beside reconcile, which records nothing itself"));
        }
        if (fill && !isAsked) {
            throw new Refused(Problems.parameter("fill", "needs reconcile=true: it records what that finds missing"));
        }
        return fill ? Reconcile.FILL : isAsked ? Reconcile.COMPARE : null;
    }

    private static boolean flag(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        if (value == null || value.equals("false")) {
            return false;
        }
        if (value.equals("true")) {
            return true;
        }
        throw new Refused(Problems.parameter(name, "must be true or false"));
    }

    private DryRunAnswer dryRun(Part log, Mapping mapping) {
        if (!dryRuns.tryAcquire()) {
            throw new Refused(
                    new Problem(
                            "too-many-dry-runs",
                            429,
                            "Another dry run is running",
                            "Only one dry run can run at a time; try again when the other has finished.",
                            null),
                    LATER);
        }
        try (InputStream file = log.getInputStream()) {
            return DryRun.of(file, mapping, clock);
        } catch (LogTooLarge tooLarge) {
            throw new Refused(new Problem("too-large", 413, "Too large", String.valueOf(tooLarge.getMessage()), "log"));
        } catch (IOException broken) {
            throw new Refused(Problems.malformed("The log cannot be read: it is broken gzip, or not XML."));
        } finally {
            dryRuns.release();
        }
    }
}
