package dev.engagement.reporting.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.Charters;
import dev.engagement.reporting.factors.Fold;
import dev.engagement.reporting.factors.Story;
import dev.engagement.reporting.report.SupplierSum;
import dev.engagement.reporting.report.SupplierSums;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Waits for suppliers in logs, counted from their raw rows by another way. */
class SupplierLogsTest {
    private static final Instant END = Instant.parse("2030-01-01T00:00:00Z");
    private static final DateTimeFormatter DAY_FIRST = DateTimeFormatter.ofPattern("dd-MM-uuuu HH:mm");
    private static final DateTimeFormatter DOTTED = DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** A row of a log: when it was written, and whether the request waits for a supplier from then on. */
    private record LogRow(Instant at, boolean waits) {}

    /** What is counted: requests that ever waited, waits, and the seconds of all of them. */
    private record Counted(int requests, int waits, double elapsed) {}

    /** How the rows of a log say that a request waits for a supplier, and how many such waits there are. */
    private record Counting(
            KnownLog log, String separator, Function<String[], LogRow> row, boolean isOfSnapshots, int waits) {
        @Override
        public String toString() {
            return log.name();
        }
    }

    static Stream<Counting> logs() {
        return Stream.of(
                        KnownLog.named(KnownLog.DESK)
                                .map(log -> new Counting(log, ";", SupplierLogsTest::desk, false, 2)),
                        KnownLog.named(KnownLog.VOLVO)
                                .map(log -> new Counting(log, ",", SupplierLogsTest::volvo, false, 313)),
                        KnownLog.named(KnownLog.SERVICENOW)
                                .map(log -> new Counting(log, ",", SupplierLogsTest::serviceNow, true, 0)))
                .flatMap(Function.identity());
    }

    private static LogRow desk(String[] cells) {
        Instant at = LocalDateTime.parse(cells[1], DOTTED).atZone(BERLIN).toInstant();
        return new LogRow(at, cells[2].equals("waits for supplier"));
    }

    private static LogRow volvo(String[] cells) {
        return new LogRow(
                OffsetDateTime.parse(cells[1]).toInstant(),
                cells[2].equals("Accepted") && cells[3].equals("Wait - Vendor"));
    }

    private static LogRow serviceNow(String[] cells) {
        Instant at = LocalDateTime.parse(cells[13], DAY_FIRST).toInstant(ZoneOffset.UTC);
        return new LogRow(at, cells[1].equals("Awaiting Vendor"));
    }

    @ParameterizedTest
    @MethodSource("logs")
    void a_log_has_as_many_waits_for_suppliers_as_its_rows_say(Counting counting) throws IOException {
        KnownLog log = counting.log();

        Counted counted = count(rows(counting), counting.isOfSnapshots());

        compare(sum(log.mapped(END)), counted);
        if (!counting.isOfSnapshots()) {
            compare(sum(log.stories(END)), counted);
            assertThat(counted.waits()).isEqualTo(counting.waits());
        }
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
    private static Map<String, List<LogRow>> rows(Counting counting) throws IOException {
        Map<String, List<LogRow>> rows = new LinkedHashMap<>();
        for (String line :
                Files.readAllLines(counting.log().raw()).stream().skip(1).toList()) {
            String[] cells = line.split(counting.separator(), -1);
            rows.computeIfAbsent(cells[0], any -> new ArrayList<>())
                    .add(counting.row().apply(cells));
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
