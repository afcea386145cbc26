package dev.engagement.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A fault of the world around an installation, for a {@link HostileDay}. It lasts from {@link #begin} to {@link #end}. */
interface WorldFault {
    /** Prepares a data folder that is still empty, and returns settings as environment variables. */
    default Map<String, String> prepare(Path data) throws IOException, InterruptedException {
        return Map.of();
    }

    void begin(Installed installed) throws IOException, InterruptedException;

    void end(Installed installed) throws IOException, InterruptedException;

    /** Removes what {@link #prepare} made; called when the installation has ended. */
    default void tidy(Path data) throws IOException, InterruptedException {}

    /** Returns the fault of that name. */
    static WorldFault named(String name) {
        return switch (name) {
            case "database-stopped" -> new StoppedProcesses("postgresql");
            case "broker-stopped" -> new StoppedProcesses("broker");
            case "broker-away" -> new BrokerAway();
            case "database-full" -> new FullDisk("postgresql", 700);
            case "broker-full" -> new FullDisk("broker", 300);
            case "clock-hour-ahead" -> new WrongClock(3_600);
            case "clock-hour-back" -> new WrongClock(-3_600);
            case "clock-day-ahead" -> new WrongClock(86_400);
            case "clock-day-back" -> new WrongClock(-86_400);
            case "database-cut", "broker-cut" -> new BrokenLink(service(name), BrokenLink.BrokenWay.CUT);
            case "database-half-open", "broker-half-open" ->
                new BrokenLink(service(name), BrokenLink.BrokenWay.HALF_OPEN);
            case "database-slow", "broker-slow" -> new BrokenLink(service(name), BrokenLink.BrokenWay.SLOW);
            default -> throw new IllegalArgumentException("no fault is called " + name);
        };
    }

    private static String service(String name) {
        return name.substring(0, name.indexOf('-'));
    }

    /** Runs a program of the system, which must succeed. */
    static void run(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", words) + " failed");
        }
    }
}
