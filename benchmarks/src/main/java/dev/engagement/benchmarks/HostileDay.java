package dev.engagement.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * One fault of the world under a steady load: a database that hangs, a broker that is away, a full disk, a wrong clock, a broken link.
 * Measures intake during the fault and how soon all is well and visible after it; then compares the record and the figures with those of
 * the same log, imported undisturbed. Ends with an error if an acknowledged entry is lost or counted twice, or a figure differs.
 *
 * <pre>benchmarks/run HostileDay fault [seconds] [entries a second] [seed]</pre>
 */
public final class HostileDay {
    private static final int BEFORE_SECONDS = 30;
    private static final int AFTER_SECONDS = 60;
    private static final int LINES_A_REQUEST = 12;
    private static final long PATIENCE_SECONDS = 600;
    private static final String CALM = "calm";
    private static final String HOSTILE = "hostile";

    private final Installed installed;
    private final WorldFault fault;
    private final int seconds;
    private final double perSecond;
    private final List<String> lines;
    private final Path calm;

    private HostileDay(Installed installed, WorldFault fault, int seconds, double perSecond, long seed)
            throws IOException {
        this.installed = installed;
        this.fault = fault;
        this.seconds = seconds;
        this.perSecond = perSecond;
        int requests = (int) ((BEFORE_SECONDS + seconds + AFTER_SECONDS) * perSecond / LINES_A_REQUEST);
        this.lines = Tale.lines(HOSTILE, seed, requests);
        this.calm = Tale.file(CALM, seed, requests);
    }

    public static void main(String[] arguments) throws Exception {
        WorldFault fault = WorldFault.named(arguments[0]);
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        double perSecond = arguments.length > 2 ? Double.parseDouble(arguments[2]) : 100;
        long seed = arguments.length > 3 ? Long.parseLong(arguments[3]) : 1;
        System.out.printf("%s for %d s, %.0f entries a second, seed %d%n", arguments[0], seconds, perSecond, seed);
        Path data = Files.createTempDirectory("hostile").resolve("data");
        Map<String, String> settings = fault.prepare(data);
        try {
            try (Installed installed = Installed.start(data, settings)) {
                new HostileDay(installed, fault, seconds, perSecond, seed).live();
            }
        } finally {
            fault.tidy(data);
        }
    }

    private void live() throws Exception {
        installed.importFile(calm);
        Counts counts = new Counts(installed);
        await("the calm log in the figures", () -> counts.visible(CALM) == lines.size());
        try (Bystander bystander = new Bystander(installed);
                HonestyWatch watch = new HonestyWatch(installed)) {
            try (SteadyLoad load = new SteadyLoad(List.of(installed.service()), lines, perSecond)) {
                await("the load before the fault", () -> load.due() >= BEFORE_SECONDS * perSecond);
                say("the fault begins; %d acknowledged of %d due", load.acknowledged(), load.due());
                strike(load);
                recover(load, bystander, counts);
                await("all acknowledged", load::isDone);
                say("all %d are acknowledged; answers that were none: %s", lines.size(), load.failures());
            }
            await("all in the figures", () -> counts.visible(HOSTILE) >= lines.size());
            require(watch.lies().isEmpty(), "called complete that was not: " + watch.lies());
        }
        judge(counts);
    }

    private void strike(SteadyLoad load) throws Exception {
        long due = load.due();
        long acknowledged = load.acknowledged();
        fault.begin(installed);
        try {
            await("the end of the fault", () -> load.due() >= due + seconds * perSecond);
        } finally {
            say(
                    "the fault ends; acknowledged meanwhile: %d of %d due (%.1f %%)",
                    load.acknowledged() - acknowledged,
                    load.due() - due,
                    100.0 * (load.acknowledged() - acknowledged) / (load.due() - due));
            fault.end(installed);
        }
    }

    /** Measures from the end of the fault until all is well, and until what had waited is in the figures. */
    private void recover(SteadyLoad load, Bystander bystander, Counts counts) throws InterruptedException {
        long end = System.nanoTime();
        await("acknowledged what is due", () -> load.acknowledged() >= load.due() - 2 * perSecond);
        say("the senders have caught up %.1f s after the fault", secondsSince(end));
        await("everything is well", bystander::isWell);
        say("everything is well %.1f s after the fault", secondsSince(end));
        long waiting = load.acknowledged() - counts.visible(HOSTILE);
        await("what had waited is visible", () -> counts.visible(HOSTILE) >= load.acknowledged() - 2 * perSecond);
        say("figures have caught up %.1f s after the fault; %d waited when all was well", secondsSince(end), waiting);
    }

    private void judge(Counts counts) throws Exception {
        say("recorded %s, in the figures %s", counts.recorded(HOSTILE), counts.shown(HOSTILE));
        require(counts.recorded(HOSTILE).isOnceEach(lines.size()), "lost or twice in the record");
        require(counts.shown(HOSTILE).isOnceEach(lines.size()), "lost or twice in the figures");
        require(counts.backwards() == 0, counts.backwards() + " entries are recorded before their predecessor");
        say("%.0f s is the most that an entry is recorded ahead of the clock", counts.secondsAhead());
        require(counts.figures(HOSTILE).equals(counts.figures(CALM)), "other figures than undisturbed");
        Topic.Finding topic = Topic.read(installed);
        require(topic.disorder().isEmpty(), "out of order in the topic: " + topic.disorder());
        say("0 lost, 0 twice, the figures of the undisturbed run; %d records repeated in the topic", topic.repeats());
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what);
        }
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            require(secondsSince(begin) < PATIENCE_SECONDS, "waited in vain for: " + what);
            Thread.sleep(200);
        }
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void say(String format, Object... arguments) {
        System.out.printf("== " + format + "%n", arguments);
    }
}
