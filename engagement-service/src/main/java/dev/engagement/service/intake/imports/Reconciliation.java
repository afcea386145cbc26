package dev.engagement.service.intake.imports;

import dev.engagement.service.intake.coverage.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An export held against the record.
 *
 * @param expected entries that the export tells
 * @param told how many of these are recorded
 * @param missing how many are not
 * @param extra entries of the same requests, names and time that are recorded, and not in the export
 * @param lateP50 seconds from when an entry happened to when it was recorded, the median; null where none is recorded
 * @param lateP90 the same, of nine in ten
 * @param missingEntries the first of them
 * @param extraEntries the first of them
 */
record Reconciliation(
        long expected,
        long told,
        long missing,
        long extra,
        @Nullable Double lateP50,
        @Nullable Double lateP90,
        List<Listed> missingEntries,
        List<Listed> extraEntries) {
    /** An entry; {@code line} is the export's, absent for an extra one. */
    record Listed(
            String request,
            String name,
            String at,
            @Nullable String person,
            @Nullable Long line) {
        static Listed of(String request, Fact fact) {
            return new Listed(
                    request, fact.name(), fact.at().toString(), fact.person(), fact.line() == 0 ? null : fact.line());
        }
    }
}
