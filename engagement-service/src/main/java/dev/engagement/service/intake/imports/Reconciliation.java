package dev.engagement.service.intake.imports;

import dev.engagement.service.intake.coverage.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of comparing an export with the record.
 *
 * @param expected how many entries the export has
 * @param told how many of these are recorded
 * @param missing how many are not
 * @param extra recorded entries of the same requests, names and time that are not in the export
 * @param lateP50 seconds from when an entry happened to when it was recorded, the median; null if none is recorded
 * @param lateP90 the same, of nine in ten
 * @param missingEntries the first of the missing
 * @param extraEntries the first of the extra ones
 */
record Reconciliation(
        long expected,
        long told,
        long missing,
        long extra,
        @Nullable Double lateP50,
        @Nullable Double lateP90,
        List<ListedEntry> missingEntries,
        List<ListedEntry> extraEntries) {
    /** An entry; {@code line} is its line in the export, absent for an extra one. */
    record ListedEntry(
            String request,
            String name,
            String at,
            @Nullable String person,
            @Nullable Long line) {
        static ListedEntry of(String request, Fact fact) {
            return new ListedEntry(
                    request, fact.name(), fact.at().toString(), fact.person(), fact.line() == 0 ? null : fact.line());
        }
    }
}
