package dev.engagement.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Measures how many entries a second are accepted, in every way a tool may send them, each as a ratio to pgbench's single-row inserts on
 * the same PostgreSQL in the same run, and to its inserts of the very rows that an entry becomes; one a request also to a plain controller
 * ({@link Singles}). Also measures the time to ready, from
 * import to visible, and of a scorecard.
 *
 * <pre>benchmarks/run Throughput</pre>
 */
public final class Throughput {
    private static final int WARM_UP_REQUESTS = 9_000;
    /** Rounds of singles before any is measured: the code path of one request is long, and takes two minutes to be compiled. */
    private static final int WARM_UP_ROUNDS = 8;

    private static final int ROUNDS_IN_TURNS = 4;
    private static final int ALONE = 11;
    private static final long SEED = 7;

    private final Installed installed;
    private final Duration round;
    private final Load load;

    private Throughput(Installed installed, Duration round) {
        this.installed = installed;
        this.round = round;
        this.load = new Load(installed, round);
    }

    /** Runs all measurements; the argument is the seconds of each round, 15 by default. */
    public static void main(String[] arguments) throws Exception {
        Duration round = Duration.ofSeconds(arguments.length > 0 ? Long.parseLong(arguments[0]) : 15);
        Path data = Files.createTempDirectory("benchmark").resolve("data");
        long begin = System.nanoTime();
        try (Installed installed = Installed.start(data)) {
            say("ready after %.1f s (first start, empty data folder)", seconds(begin));
            new Throughput(installed, round).run();
        }
        begin = System.nanoTime();
        try (Installed again = Installed.start(data)) {
            say("ready after %.1f s (second start)", seconds(begin));
            again.awaitVisible();
        }
    }

    private void run() throws Exception {
        visible();
        alone();
        say("warming up");
        installed.importFile(Tale.file("warmup", SEED, WARM_UP_REQUESTS));
        for (int n = 0; n < WARM_UP_ROUNDS; n++) {
            load.singles(32);
        }
        Yardstick plain = Yardstick.plain(installed, round);
        Yardstick entry = Yardstick.entry(installed, round);
        plain.measure();
        entry.measure();
        Load.Rate[] rates = {load.singles(8), load.singles(32), load.batches(4), load.streamed()};
        plain.measure();
        entry.measure();
        String[] names = {
            "one a request, 8 clients", "one a request, 32 clients", "batches of 100, 4 clients", "streamed"
        };
        say("%s%n%s", plain, entry);
        for (int i = 0; i < rates.length; i++) {
            double perSecond = rates[i].perSecond();
            say(
                    "%-26s %6.0f entries a second = %.2f of pgbench's single rows, %.2f of its entries;"
                            + " %.2f ms of processor time each",
                    names[i], perSecond, perSecond / plain.mean(), perSecond / entry.mean(), rates[i].millis());
        }
        new Singles(installed, round, ROUNDS_IN_TURNS, Singles.WARM_UP).measure();
    }

    /** Measures from the start of an import of 120,180 real entries (or as many invented ones) until the last one counts. */
    private void visible() throws Exception {
        Optional<Path> shared = Project.sharedData();
        Path log = shared.isPresent()
                ? shared.get().resolve("entries/volvo-incidents.ndjson.gz")
                : Tale.file("vinst", SEED, 9_000);
        long begin = System.nanoTime();
        installed.importFile(log);
        double imported = seconds(begin);
        installed.awaitVisible();
        say("imported after %.1f s, all of it visible after %.1f s: %s", imported, seconds(begin), log.getFileName());
        for (String name : new String[] {"first", "second"}) {
            begin = System.nanoTime();
            long requests = installed
                    .questions()
                    .askJson("/v1/scorecard?by=urgency&where=source:/tools/vinst")
                    .path("groups")
                    .valueStream()
                    .mapToLong(group -> group.path("requests").asLong())
                    .sum();
            say("a scorecard over %d requests, the %s time: %.2f s", requests, name, seconds(begin));
        }
    }

    /** Measures from the answer to one entry, with nothing else going on, until it counts. */
    private void alone() throws Exception {
        List<Double> waits = new ArrayList<>();
        List<String> entries = Tale.lines("alone", SEED, ALONE);
        try (Sender sender = new Sender(load.door(), "application/cloudevents+json")) {
            for (int n = 0; n < ALONE; n++) {
                sender.post(entries.get(n));
                long begin = System.nanoTime();
                installed.awaitVisible();
                waits.add(seconds(begin));
            }
        }
        waits.sort(null);
        say("an entry alone is visible after %.1f s (median of %d)", waits.get(ALONE / 2), ALONE);
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void say(String words, Object... values) {
        System.out.println(String.format(Locale.ROOT, words, values));
    }
}
