package dev.engagement.reporting.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.Charters;
import dev.engagement.reporting.factors.Fold;
import dev.engagement.reporting.factors.Story;
import dev.engagement.reporting.report.SupplierSum;
import dev.engagement.reporting.report.SupplierSums;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Waits for suppliers in the logs of real organisations, counted from their raw rows by another way. */
class RealSuppliersTest {
    private static final Instant END = Instant.parse("2026-01-01T00:00:00Z");
    private static final DateTimeFormatter DAY_FIRST = DateTimeFormatter.ofPattern("dd-MM-uuuu HH:mm");

    /** A row of a log: when it was written, and whether the request waits for a supplier from then on. */
    private record LogRow(Instant at, boolean waits) {}

    /** What is counted: requests that ever waited, waits, and the seconds of all of them. */
    private record Counted(int requests, int waits, double elapsed) {}

    @Test
    void the_volvo_log_has_as_many_waits_for_vendors_as_its_rows_say() throws IOException {
        assumeThat(RealLogs.folder()).as("the folder with the real logs").isPresent();
        Path folder = RealLogs.folder().orElseThrow();

        Counted counted = count(
                rows(
                        folder.resolveSibling("bpi2013-incidents/VINST-new.csv"),
                        0,
                        row -> new LogRow(
                                OffsetDateTime.parse(row[1]).toInstant(),
                                row[2].equals("Accepted") && row[3].equals("Wait - Vendor"))),
                false);

        compare(sum(MappedLogs.entries(folder, "volvo-incidents", END)), counted);
        compare(sum(RealLogs.entries(folder, "volvo-incidents", END)), counted);
        assertThat(counted.waits()).isEqualTo(313);
    }

    @Test
    void so_has_the_servicenow_slice_whose_rows_are_snapshots() throws IOException {
        assumeThat(RealLogs.folder()).as("the folder with the real logs").isPresent();
        Path folder = RealLogs.folder().orElseThrow();

        Counted counted = count(
                rows(
                        folder.resolveSibling("uci-servicenow-5998-excel/incident_event_log.csv"),
                        0,
                        row -> new LogRow(
                                LocalDateTime.parse(row[13], DAY_FIRST).toInstant(ZoneOffset.UTC),
                                row[1].equals("Awaiting Vendor"))),
                true);

        compare(sum(MappedLogs.entries(folder, "servicenow-slice", END)), counted);
        assertThat(counted.waits()).isPositive();
    }

    private static void compare(SupplierSum sum, Counted counted) {
        assertThat(sum.requests()).isEqualTo(counted.requests());
        assertThat(sum.waits()).isEqualTo(counted.waits());
        assertThat(sum.elapsed()).isCloseTo(counted.elapsed(), within(1e-6));
    }

    private static SupplierSum sum(Map<String, List<Recorded>> stories) {
        SupplierSums sums = new SupplierSums();
        stories.values().forEach(story -> Fold.course(Story.of(story, AsOf.now(END)), Charters.standard())
                .ifPresent(course -> sums.add(Duties.of(course))));
        assertThat(sums.each()).hasSize(1).first().returns(null, SupplierSums.NamedSum::supplier);
        return sums.all();
    }

    /** The rows of each request, in the order of the file. */
    private static Map<String, List<LogRow>> rows(Path file, int request, Function<String[], LogRow> row)
            throws IOException {
        Map<String, List<LogRow>> rows = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
            String[] cells = line.split(",", -1);
            rows.computeIfAbsent(cells[request], any -> new ArrayList<>()).add(row.apply(cells));
        }
        return rows;
    }

    /**
     * Counts the spans between a row that waits and the next one.
     *
     * @param lasts whether several such rows in a row are one wait
     */
    private static Counted count(Map<String, List<LogRow>> requests, boolean lasts) {
        int waiting = 0;
        int waits = 0;
        double elapsed = 0;
        for (List<LogRow> rows : requests.values()) {
            int before = waits;
            for (int i = 0; i < rows.size(); i++) {
                if (rows.get(i).waits()) {
                    boolean isNew = !lasts || i == 0 || !rows.get(i - 1).waits();
                    waits += isNew ? 1 : 0;
                    Instant end = i + 1 < rows.size() ? rows.get(i + 1).at() : END;
                    elapsed += end.getEpochSecond() - rows.get(i).at().getEpochSecond();
                }
            }
            waiting += waits > before ? 1 : 0;
        }
        return new Counted(waiting, waits, elapsed);
    }
}
