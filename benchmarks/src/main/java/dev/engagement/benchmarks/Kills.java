package dev.engagement.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Kills each process again and again under a steady load: the database, the broker, and two instances of each service, between which the
 * senders change. A round kills each once, in any order; then every entry must be there once, with the figures of the undisturbed log.
 * What the rounds came to stays in a folder; a campaign that was ended goes on there with the round that it was in.
 *
 * <pre>benchmarks/run Kills folder [rounds] [entries a second] [seed]</pre>
 */
public final class Kills implements AutoCloseable {
    private static final int REQUESTS = 300;
    private static final long TALE = 42;
    private static final int LONGEST_PAUSE_MILLIS = 4_000;
    private static final long PATIENCE_SECONDS = 600;
    private static final String CALM = "calm";

    private final Installed installed;
    private final HonestyWatch watch;
    private final KillTotals totals;
    private final double perSecond;
    private final Map<String, Instance> seconds;
    private final List<URI> doors;

    private Kills(Installed installed, KillTotals totals, double perSecond) throws IOException, InterruptedException {
        this.installed = installed;
        this.watch = new HonestyWatch(installed);
        this.totals = totals;
        this.perSecond = perSecond;
        Instance service = Instance.beside(installed, "engagement-service");
        Instance reporting = Instance.beside(installed, "reporting-service");
        this.seconds = Map.of("second engagement-service", service, "second reporting-service", reporting);
        this.doors = List.of(installed.service(), service.url());
    }

    /** Runs until 20 rounds are done by default, those before this run among them. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0])).toRealPath();
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        double perSecond = arguments.length > 2 ? Double.parseDouble(arguments[2]) : 100;
        long seed = arguments.length > 3 ? Long.parseLong(arguments[3]) : 1;
        KillTotals totals = KillTotals.in(folder);
        System.out.printf("seed %d; so far %s%n", seed, totals);
        try (Installed installed = Installed.start(folder.resolve("data"))) {
            installed.importFile(Tale.file(CALM, TALE, REQUESTS));
            installed.awaitVisible();
            try (Kills kills = new Kills(installed, totals, perSecond)) {
                while (totals.rounds() < rounds) {
                    kills.round(new Random(seed + totals.rounds()));
                }
                Topic.Finding topic = Topic.read(installed);
                require(topic.disorder().isEmpty(), "out of order in the topic: " + topic.disorder());
                System.out.printf(
                        "%s; %d records repeated in the topic; %s%n", totals, topic.repeats(), kills.watch.summary());
            }
        }
    }

    private void round(Random random) throws Exception {
        String tool = "round" + (totals.rounds() + 1);
        List<String> lines = Tale.lines(tool, TALE, REQUESTS);
        List<String> victims = new ArrayList<>(Installed.PARTS);
        victims.addAll(new TreeSet<>(seconds.keySet()));
        Collections.shuffle(victims, random);
        Counts counts = new Counts(installed);
        long end;
        try (SteadyLoad load = new SteadyLoad(doors, lines, perSecond)) {
            for (String victim : victims) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
                require(!load.isDone(), "the load was over before all were killed: take fewer entries a second");
                kill(victim);
            }
            end = System.nanoTime();
            await("all acknowledged", load::isDone);
            System.out.printf("%s: killed %s; answers that were none: %s%n", tool, victims, load.failures());
        }
        await("all in the figures", () -> counts.visible(tool) >= lines.size());
        double recovered = (System.nanoTime() - end) / 1e9;
        require(
                counts.recorded(tool).isOnceEach(lines.size()),
                "lost or twice in the record: " + counts.recorded(tool));
        require(counts.shown(tool).isOnceEach(lines.size()), "lost or twice in the figures: " + counts.shown(tool));
        require(counts.backwards() == 0, counts.backwards() + " entries are recorded before their predecessor");
        require(counts.figures(tool).equals(counts.figures(CALM)), "other figures than undisturbed");
        require(watch.lies().isEmpty(), "called complete that was not: " + watch.lies());
        totals.add(victims, lines.size(), recovered);
        System.out.printf("%s: all right, %.0f s after the last kill; so far %s%n", tool, recovered, totals);
    }

    private void kill(String victim) throws IOException {
        Instance second = seconds.get(victim);
        if (second == null) {
            installed.kill(victim);
        } else {
            second.kill();
        }
    }

    /** Waits, and meanwhile starts second instances again, as whatever runs them would. */
    private void await(String what, BooleanSupplier condition) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            require((System.nanoTime() - begin) / 1e9 < PATIENCE_SECONDS, "waited in vain for: " + what);
            for (Instance second : seconds.values()) {
                second.startAgainIfDead();
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what);
        }
    }

    @Override
    public void close() throws InterruptedException {
        for (Instance second : seconds.values()) {
            second.close();
        }
        watch.close();
    }
}
