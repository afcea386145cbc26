package dev.engagement.standalone.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** Charters of the demo's department and its customers, and the figures of a provider outside. */
final class DemoCharters {
    /** The provider outside, by the name in its set of figures. */
    static final String PROVIDER = "northwind";

    private DemoCharters() {}

    /** Returns the charter that judges the year. */
    static String first(Instant now) throws IOException {
        return read("/demo-charter.yaml", DemoTimeline.firstDay(now).minusDays(2));
    }

    /** Returns the next version, agreed five months ago for the month after. */
    static String second(Instant now) throws IOException {
        LocalDate agreed = now.minus(Duration.ofDays(150)).atZone(Shift.ZONE).toLocalDate();
        return first(now)
                        .replaceFirst("effectiveFrom: .*", "effectiveFrom: " + nextMonth(agreed) + "T00:00:00Z")
                        .replace("restate: true\n", "")
                        .replace("medium: {engage: PT4H, own: PT8H", "medium: {engage: PT3H, own: PT6H")
                + "attainment: {engage: 0.9, own: 0.85, pace: 0.7, resolve: 0.8, promise: 0.75}\n";
    }

    /** Returns the charter that is proposed to sales, and not signed by them yet. */
    static String ofSales(Instant now) throws IOException {
        return read("/demo-charter-sales.yaml", nextMonth(now.atZone(Shift.ZONE).toLocalDate()));
    }

    private static LocalDate nextMonth(LocalDate day) {
        return day.with(TemporalAdjusters.firstDayOfNextMonth());
    }

    /** Returns what a provider outside reached in a period. */
    static String outside(String from, String to) throws IOException {
        return read("/demo-benchmark.yaml").replace("{from}", from).replace("{to}", to);
    }

    private static String read(String name, LocalDate effectiveFrom) throws IOException {
        return read(name).replace("{effectiveFrom}", effectiveFrom + "T00:00:00Z");
    }

    private static String read(String name) throws IOException {
        try (InputStream in = DemoCharters.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing from this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
