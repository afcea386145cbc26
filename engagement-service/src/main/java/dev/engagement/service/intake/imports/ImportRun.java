package dev.engagement.service.intake.imports;

import dev.engagement.documents.CountedInput;
import dev.engagement.documents.keys.Role;
import dev.engagement.documents.mapping.LogFile;
import dev.engagement.documents.mapping.LogLine;
import dev.engagement.documents.mapping.Mapping;
import dev.engagement.documents.mapping.ReadRow;
import dev.engagement.documents.mapping.RowEntry;
import dev.engagement.documents.mapping.RowTranslation;
import dev.engagement.service.intake.CloudEvents;
import dev.engagement.service.intake.CustomerDoor;
import dev.engagement.service.intake.Intake;
import dev.engagement.service.intake.MessageOutcome;
import dev.engagement.service.intake.Translated;
import dev.engagement.service.intake.imports.ImportJob.RowRefusal;
import dev.engagement.service.intake.imports.ImportOwnership.Claim;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Runs through a file once: turns its rows into messages, some thousand at a time, and notes each step when its messages are on disk. A
 * repeated run after an interruption reads the rows up to the last step again, since later rows are compared with them, but records none of
 * them.
 */
final class ImportRun {
    private static final int MESSAGES = 1_000;
    private static final int ROWS = 5_000;

    private final UUID id;
    private final long done;
    private final Mapping mapping;
    private final CloudEvents cloudEvents;
    private final Intake intake;
    private final ImportOwnership ownership;
    private final UnaryOperator<List<Claim>> chosen;

    private final List<Claim> claims = new ArrayList<>();
    /** Lines of rows that rules took as the first of their requests. */
    private final Set<Long> begun = new HashSet<>();

    private final List<RowRefusal> refusals = new ArrayList<>();
    private long rows;
    private long refused;

    /** Creates a run that records only the claims that {@code chosen} returns. */
    ImportRun(
            ImportJob job,
            Mapping mapping,
            CloudEvents cloudEvents,
            Intake intake,
            ImportOwnership ownership,
            UnaryOperator<List<Claim>> chosen) {
        this.chosen = chosen;
        this.id = job.id();
        this.done = job.rows();
        this.mapping = mapping;
        this.cloudEvents = cloudEvents;
        this.intake = intake;
        this.ownership = ownership;
    }

    /** Reads to the end, or until {@code step} returns false. Returns true at the end. */
    boolean run(InputStream file, Predicate<KeptImports.ImportStep> step) throws IOException {
        CountedInput counting = new CountedInput(file);
        RowTranslation translation = new RowTranslation(mapping);
        try (LogFile log = LogFile.open(counting, mapping)) {
            long read = 0;
            for (LogLine line = log.next(); line != null; line = log.next()) {
                ReadRow reading = translation.read(line);
                if (++read > done) {
                    add(reading);
                }
                if ((claims.size() >= MESSAGES || rows >= ROWS) && !step.test(record(counting.count()))) {
                    return false;
                }
            }
            translation.end(log.misfit()).forEach(this::refuse);
            return step.test(record(counting.count()));
        } catch (IOException broken) {
            if (step.test(record(counting.count()))) {
                throw broken;
            }
            return false;
        }
    }

    private void add(ReadRow reading) {
        rows++;
        refuse(reading);
        if (reading.begins()) {
            begun.add(reading.line());
        }
        reading.told().forEach(told -> claims.add(new Claim(told, reading.line())));
    }

    private void refuse(ReadRow reading) {
        refused += reading.complaints().isEmpty() ? 0 : 1;
        reading.complaints().forEach(complaint -> refusals.add(new RowRefusal(reading.line(), complaint.says())));
    }

    /** Records the messages read so far; messages that a crash left half-noted give the same counts. */
    private KeptImports.ImportStep record(long bytesRead) {
        List<Claim> told = chosen.apply(claims);
        Map<String, OwnedMessage> owners = owners(told);
        List<Translated> messages =
                told.stream().map(claim -> message(owner(owners, claim), claim)).toList();
        List<MessageOutcome> outcomes =
                messages.isEmpty() ? List.of() : intake.take(messages).join();
        StepOutcome outcome = new StepOutcome();
        for (int i = 0; i < outcomes.size(); i++) {
            note(outcomes.get(i), told.get(i), owner(owners, told.get(i)), outcome);
        }
        ownership.release(outcome.released, false);
        complainOfPieces(outcome.fresh);
        KeptImports.ImportStep step = new KeptImports.ImportStep(
                rows, bytesRead, outcome.recorded, outcome.duplicates, refused, List.copyOf(refusals));
        claims.clear();
        begun.clear();
        refusals.clear();
        rows = 0;
        refused = 0;
        return step;
    }

    /** Counts of a step, the messages that it did not record after all, and the first claim on each request that it begins. */
    private static final class StepOutcome {
        private final List<OwnedMessage> released = new ArrayList<>();
        private final Map<String, Claim> fresh = new LinkedHashMap<>();
        private long recorded;
        private long duplicates;
    }

    private Translated message(OwnedMessage owner, Claim claim) {
        Map<String, Object> event = claim.told().toCloudEvent();
        event.put("id", owner.currentId());
        return CustomerDoor.check(cloudEvents.read(event), Set.of(Role.PUSH));
    }

    private void note(MessageOutcome message, Claim claim, OwnedMessage owner, StepOutcome outcome) {
        boolean isOurs = owner.isOf(id, claim.line());
        switch (message) {
            case MessageOutcome.NewlyRecorded any -> {
                outcome.recorded++;
                if (begun.contains(claim.line())) {
                    outcome.fresh.putIfAbsent(claim.told().subject(), claim);
                }
            }
            case MessageOutcome.Duplicate any when isOurs -> outcome.recorded++;
            case MessageOutcome.Duplicate any -> outcome.duplicates++;
            case MessageOutcome.Rejected(var problem) -> {
                refused++;
                refusals.add(new RowRefusal(claim.line(), claim.told().kind().name() + ": " + problem.detail()));
                if (isOurs) {
                    outcome.released.add(owner);
                }
            }
        }
    }

    /** Refuses rows of a request that an earlier import began: the request's first row is not in this file. */
    private void complainOfPieces(Map<String, Claim> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        for (String subject : ownership.toldBefore(id, mapping.source(), fresh.keySet())) {
            refused++;
            refusals.add(new RowRefusal(
                    Objects.requireNonNull(fresh.get(subject)).line(),
                    "the line is taken for the first one of a request that an earlier import told already: a log whose"
                            + " rules look back must come whole; undo both imports, and import their files as one"));
        }
    }

    private Map<String, OwnedMessage> owners(List<Claim> told) {
        Map<String, Claim> first = new LinkedHashMap<>();
        told.forEach(claim -> first.putIfAbsent(claim.told().id(), claim));
        return first.isEmpty() ? Map.of() : ownership.claim(id, first.values());
    }

    private static OwnedMessage owner(Map<String, OwnedMessage> owners, Claim claim) {
        RowEntry told = claim.told();
        return Objects.requireNonNull(owners.get(told.id()), "each was claimed");
    }
}
