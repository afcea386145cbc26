package dev.engagement.benchmarks;

import dev.engagement.benchmarks.Load.Rate;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures one entry a call against a plain Spring Boot controller that inserts an entry's two rows in one transaction, on the same
 * PostgreSQL, in turns: so a machine whose speed swings does so for both.
 *
 * <pre>benchmarks/run Singles</pre>
 */
public final class Singles {
    private static final int[] CLIENTS = {1, 8, 32};
    private static final int MANY = 32;
    /** Seconds of singles before any is measured: the code path of one request is long, and takes two minutes to be compiled. */
    private static final int WARM_UP_SECONDS = 120;

    private final Installed installed;
    private final Load load;
    private final int rounds;
    private final Duration round;

    Singles(Installed installed, Duration round, int rounds) {
        this.installed = installed;
        this.load = new Load(installed, round);
        this.round = round;
        this.rounds = rounds;
    }

    /** Measures; the arguments are the seconds of each round (8) and the number of rounds (4). */
    public static void main(String[] arguments) throws Exception {
        Duration round = Duration.ofSeconds(arguments.length > 0 ? Long.parseLong(arguments[0]) : 8);
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4;
        try (Installed installed =
                Installed.start(Files.createTempDirectory("benchmark").resolve("data"))) {
            new Singles(installed, round, rounds).measure();
        }
    }

    /** One pair of rounds, ours and theirs right after each other. */
    private record Pair(Rate ours, Rate plain) {
        double ratio() {
            return ours.perSecond() / plain.perSecond();
        }
    }

    /** Warms both up, then measures them in turns and says the ratios. */
    void measure() throws Exception {
        try (PlainService plain = PlainService.beside(installed)) {
            for (long seconds = 0; seconds < WARM_UP_SECONDS; seconds += 2 * round.toSeconds()) {
                rate(load.door(), MANY);
                rate(plain.door(), MANY);
            }
            for (int clients : CLIENTS) {
                List<Pair> pairs = new ArrayList<>();
                for (int n = 0; n < rounds; n++) {
                    // Whoever comes second may find the other's checkpoint still being written.
                    Rate first = n % 2 == 0 ? rate(load.door(), clients) : rate(plain.door(), clients);
                    Rate second = n % 2 == 0 ? rate(plain.door(), clients) : rate(load.door(), clients);
                    pairs.add(n % 2 == 0 ? new Pair(first, second) : new Pair(second, first));
                }
                say(clients, pairs);
            }
        }
    }

    /** Measures one round; what it left to do is done before the next begins. */
    private Rate rate(URI door, int clients) throws Exception {
        Rate rate = load.singles(door, clients);
        installed.awaitVisible();
        return rate;
    }

    private static void say(int clients, List<Pair> pairs) {
        double[] ratios = pairs.stream().mapToDouble(Pair::ratio).sorted().toArray();
        double ours = pairs.stream()
                .mapToDouble(pair -> pair.ours().perSecond())
                .average()
                .orElseThrow();
        double plain = pairs.stream()
                .mapToDouble(pair -> pair.plain().perSecond())
                .average()
                .orElseThrow();
        double millis = pairs.stream()
                .mapToDouble(pair -> pair.ours().millis())
                .average()
                .orElseThrow();
        System.out.println(String.format(
                Locale.ROOT,
                "one a request, %2d clients: %.2f of a plain controller (%.2f to %.2f in %d rounds): %.0f to %.0f a second;"
                        + " %.2f ms of processor time each",
                clients,
                ours / plain,
                ratios[0],
                ratios[ratios.length - 1],
                ratios.length,
                ours,
                plain,
                millis));
    }
}
