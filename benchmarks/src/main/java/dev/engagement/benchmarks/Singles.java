package dev.engagement.benchmarks;

import dev.engagement.benchmarks.Load.Rate;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Measures one entry a call against a plain Spring Boot controller that inserts an entry's two rows in one transaction, on the same
 * PostgreSQL, in turns: so a machine whose speed swings does so for both.
 *
 * <pre>benchmarks/run Singles</pre>
 */
public final class Singles {
    private static final int[] CLIENTS = {32, 8, 1};
    private static final int MANY = 32;
    /** Time of singles before any is measured: the code path of one request is long, and takes two minutes to be compiled. */
    static final Duration WARM_UP = Duration.ofMinutes(2);

    private final Installed installed;
    private final Load load;
    private final int rounds;
    private final Duration round;
    private final Duration warmUp;

    Singles(Installed installed, Duration round, int rounds, Duration warmUp) {
        this.warmUp = warmUp;
        this.installed = installed;
        this.load = new Load(installed, round);
        this.round = round;
        this.rounds = rounds;
    }

    /** Measures; the arguments are the seconds of each round (8), the number of rounds (4), and the seconds of warming up (120). */
    public static void main(String[] arguments) throws Exception {
        Duration round = Duration.ofSeconds(arguments.length > 0 ? Long.parseLong(arguments[0]) : 8);
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4;
        Duration warmUp = arguments.length > 2 ? Duration.ofSeconds(Long.parseLong(arguments[2])) : WARM_UP;
        try (Installed installed =
                Installed.start(Files.createTempDirectory("benchmark").resolve("data"))) {
            new Singles(installed, round, rounds, warmUp).measure();
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
            for (long seconds = 0; seconds < warmUp.toSeconds(); seconds += 2 * round.toSeconds()) {
                ours(MANY);
                theirs(plain, MANY);
            }
            for (int clients : CLIENTS) {
                List<Pair> pairs = new ArrayList<>();
                for (int n = 0; n < rounds; n++) {
                    // Who comes second may find the other's checkpoint still being written.
                    Rate early = n % 2 == 0 ? null : theirs(plain, clients);
                    Rate ours = ours(clients);
                    pairs.add(new Pair(ours, early == null ? theirs(plain, clients) : early));
                }
                say(clients, pairs);
            }
        }
    }

    /** Measures one round; what it left to do is done before the next begins. */
    private Rate ours(int clients) throws Exception {
        Rate rate = load.singles(clients);
        installed.awaitVisible();
        return rate;
    }

    private Rate theirs(PlainService plain, int clients) throws Exception {
        return load.singles(plain, clients);
    }

    private static void say(int clients, List<Pair> pairs) {
        double[] ratios = pairs.stream().mapToDouble(Pair::ratio).sorted().toArray();
        double ours = mean(pairs, pair -> pair.ours().perSecond());
        double plain = mean(pairs, pair -> pair.plain().perSecond());
        double millis = mean(pairs, pair -> pair.ours().millis());
        double theirs = mean(pairs, pair -> pair.plain().millis());
        System.out.println(String.format(
                Locale.ROOT,
                "one a request, %2d clients: %.2f of a plain controller (%.2f to %.2f in %d rounds): %.0f to %.0f a second;"
                        + " %.2f to %.2f ms of processor time each",
                clients,
                ours / plain,
                ratios[0],
                ratios[ratios.length - 1],
                ratios.length,
                ours,
                plain,
                millis,
                theirs));
    }

    private static double mean(List<Pair> pairs, ToDoubleFunction<Pair> value) {
        return pairs.stream().mapToDouble(value).average().orElseThrow();
    }
}
