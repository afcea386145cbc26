package dev.engagement.service.intake.imports;

import dev.engagement.documents.mapping.LogFile;
import dev.engagement.documents.mapping.LogLine;
import dev.engagement.documents.mapping.Mapping;
import dev.engagement.documents.mapping.ReadRow;
import dev.engagement.documents.mapping.RowTranslation;
import dev.engagement.service.intake.CloudEvents;
import dev.engagement.service.intake.Streams;
import dev.engagement.service.intake.Translated.Understood;
import dev.engagement.service.intake.Translated.Unreadable;
import dev.engagement.service.intake.coverage.Comparison;
import dev.engagement.service.intake.coverage.Coverage;
import dev.engagement.service.intake.coverage.Coverages;
import dev.engagement.service.intake.coverage.Fact;
import dev.engagement.service.intake.imports.ExpectedEntries.Range;
import dev.engagement.service.intake.imports.ImportJob.RowRefusal;
import dev.engagement.service.intake.imports.Reconciliation.ListedEntry;
import dev.engagement.service.request.StoredEntry;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares a tool's export with the record, request by request; records nothing. */
@Component
class Reconciling {
    private static final int ENTRIES = 5_000;
    private static final int REQUESTS = 200;

    private final KeptImports kept;
    private final ExpectedEntries expected;
    private final Coverages coverages;
    private final CloudEvents cloudEvents;
    private final Streams streams;
    private final Clock clock;

    Reconciling(
            KeptImports kept,
            ExpectedEntries expected,
            Coverages coverages,
            CloudEvents cloudEvents,
            Streams streams,
            Clock clock) {
        this.kept = kept;
        this.expected = expected;
        this.coverages = coverages;
        this.cloudEvents = cloudEvents;
        this.streams = streams;
        this.clock = clock;
    }

    /** Compares the whole file, and stores the result; returns false if {@code goOn} ended it before. */
    boolean run(ImportJob job, Mapping mapping, InputStream file, BooleanSupplier goOn) throws IOException {
        expected.forget(job.id());
        KeptImports.ImportStep read = read(job, mapping, file, goOn);
        if (read == null) {
            return false;
        }
        Found found = new Found(job.isFilling());
        Range range = expected.range(job.id());
        if (range != null && !compare(job.id(), range, found, goOn)) {
            return false;
        }
        Reconciliation result = found.result();
        coverages.keep(
                mapping.connection(),
                new Coverage(
                        mapping.source(),
                        clock.instant(),
                        result.expected(),
                        result.told(),
                        result.lateP50(),
                        result.lateP90()));
        kept.reconciled(job.claim(), result);
        // A filling run counts the rows itself, when it reads them again.
        return job.isFilling() || kept.step(job.claim(), read);
    }

    private KeptImports.@Nullable ImportStep read(
            ImportJob job, Mapping mapping, InputStream file, BooleanSupplier goOn) throws IOException {
        RowTranslation translation = new RowTranslation(mapping);
        List<ExpectedEntries.ExpectedEntry> entries = new ArrayList<>();
        List<RowRefusal> refusals = new ArrayList<>();
        long rows = 0;
        long refused = 0;
        try (LogFile log = LogFile.open(file, mapping)) {
            for (LogLine line = log.next(); line != null; line = log.next()) {
                ReadRow reading = translation.read(line);
                rows++;
                refused += add(reading, entries, refusals);
                if (entries.size() >= ENTRIES) {
                    expected.add(job.id(), entries);
                    entries.clear();
                    if (!goOn.getAsBoolean()) {
                        return null;
                    }
                }
            }
            for (ReadRow last : translation.end(log.misfit())) {
                refused += add(last, entries, refusals);
            }
        }
        expected.add(job.id(), entries);
        return new KeptImports.ImportStep(rows, job.bytes(), 0, 0, refused, refusals);
    }

    /** Adds a row's entries; returns how many rows were refused: one or none. */
    private int add(ReadRow reading, List<ExpectedEntries.ExpectedEntry> entries, List<RowRefusal> refusals) {
        int before = refusals.size();
        List<String> says = new ArrayList<>();
        reading.complaints().forEach(complaint -> says.add(complaint.says()));
        reading.told().forEach(told -> {
            switch (cloudEvents.read(told.toCloudEvent())) {
                case Understood understood -> {
                    var message = understood.submission().message();
                    entries.add(new ExpectedEntries.ExpectedEntry(
                            message.subject(),
                            Fact.expected(message.entry(), message.occurredAt(), told.id(), reading.line())));
                }
                case Unreadable unreadable ->
                    says.add(told.kind().name() + ": " + unreadable.problem().detail());
            }
        });
        if (before < KeptImports.LISTED) {
            says.forEach(one -> refusals.add(new RowRefusal(reading.line(), one)));
        }
        return says.isEmpty() ? 0 : 1;
    }

    private boolean compare(UUID job, Range range, Found found, BooleanSupplier goOn) {
        Set<String> names = expected.names(job);
        String behind = "";
        while (true) {
            SequencedMap<String, List<Fact>> next = expected.next(job, behind, REQUESTS);
            if (next.isEmpty()) {
                return true;
            }
            Map<String, List<Fact>> missing = new TreeMap<>();
            next.forEach((subject, facts) -> {
                Comparison comparison = Comparison.of(facts, recorded(subject, names, range));
                found.add(subject, comparison);
                missing.put(subject, comparison.missing());
            });
            if (found.filling) {
                expected.markMissing(job, missing);
            }
            behind = next.lastEntry().getKey();
            if (!goOn.getAsBoolean()) {
                return false;
            }
        }
    }

    /** Returns a request's recorded facts under the names and within the time that the export covers. */
    private List<Fact> recorded(String subject, Set<String> names, Range range) {
        List<StoredEntry> entries = streams.read(subject, 0, Integer.MAX_VALUE);
        Set<String> retracted = new HashSet<>();
        List<Fact> facts = new ArrayList<>();
        for (StoredEntry entry : entries) {
            Fact.retracted(entry).ifPresent(gone -> retracted.add(gone.source() + " " + gone.id()));
        }
        for (StoredEntry entry : entries) {
            if (entry.fault() == null && !retracted.contains(entry.source() + " " + entry.messageId())) {
                Fact fact = Fact.recorded(entry);
                if (names.contains(fact.name()) && range.contains(fact)) {
                    facts.add(fact);
                }
            }
        }
        return facts;
    }

    /** Counts over the requests compared so far. */
    private static final class Found {
        private final boolean filling;
        private final List<ListedEntry> missing = new ArrayList<>();
        private final List<ListedEntry> extra = new ArrayList<>();
        private long missed;
        private long extras;
        /** One number for each recorded entry; grown by doubling. */
        private long[] lateness = new long[1_024];

        private int told;

        Found(boolean filling) {
            this.filling = filling;
        }

        void add(String subject, Comparison comparison) {
            missed += comparison.missing().size();
            extras += comparison.extra().size();
            list(subject, comparison.missing(), missing);
            list(subject, comparison.extra(), extra);
            comparison.lateness().forEach(late -> {
                if (told == lateness.length) {
                    lateness = Arrays.copyOf(lateness, told * 2);
                }
                lateness[told++] = late.toMillis();
            });
        }

        private static void list(String subject, List<Fact> facts, List<ListedEntry> listed) {
            facts.stream()
                    .limit(Math.max(0, KeptImports.LISTED - listed.size()))
                    .forEach(fact -> listed.add(ListedEntry.of(subject, fact)));
        }

        Reconciliation result() {
            Arrays.sort(lateness, 0, told);
            return new Reconciliation(told + missed, told, missed, extras, late(0.5), late(0.9), missing, extra);
        }

        /** Returns the nearest-rank quantile in seconds. */
        private @Nullable Double late(double share) {
            return told == 0 ? null : lateness[(int) Math.ceil(share * told) - 1] / 1000.0;
        }
    }
}
