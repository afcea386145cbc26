package dev.engagement.benchmarks;

import dev.engagement.events.Catalogue;
import dev.engagement.events.Charter;
import dev.engagement.events.Pact;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.calendar.ServiceHours;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.Charters;
import dev.engagement.reporting.factors.Judge;
import dev.engagement.reporting.factors.Story;
import dev.engagement.reporting.measures.Account;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures the speed of the pure part by itself: a span of ten years on the service clock against one of ten days, and folding stories with
 * all measures against decoding their entries.
 *
 * <pre>benchmarks/run Clockwork</pre>
 */
public final class Clockwork {
    private static final long SEED = 11;
    private static final int SPANS = 200_000;
    private static final int REQUESTS = 3_000;
    private static final int ROUNDS = 12;
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    private Clockwork() {}

    public static void main(String[] arguments) {
        spans();
        stories();
    }

    /** Returns a charter with Monday to Friday and a lunch break, in a zone with daylight saving. */
    private static Charter office() {
        Charter standard = Charter.standard();
        Map<DayOfWeek, List<Charter.DailySpan>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.getValue() <= 5) {
                week.put(
                        day,
                        List.of(new Charter.DailySpan(9 * 60, 12 * 60 + 30), new Charter.DailySpan(13 * 60, 17 * 60)));
            }
        }
        return new Charter(
                "office",
                standard.effectiveFrom(),
                ZoneId.of("Europe/Berlin"),
                new Charter.WeeklyHours(false, week),
                standard.holidays(),
                standard.matrix(),
                standard.targets(),
                standard.overrides(),
                standard.notice(),
                standard.warnBefore(),
                standard.benchmarks(),
                Pact.NONE);
    }

    private static void spans() {
        ServiceHours hours = ServiceHours.of(office());
        double[] best = best(() -> between(hours, Duration.ofDays(10)), () -> between(hours, Duration.ofDays(3_652)));
        System.out.printf(
                Locale.ROOT,
                "a span of ten days %.0f ns, of ten years %.0f ns: %.2f times%n",
                best[0] / SPANS,
                best[1] / SPANS,
                best[1] / best[0]);
    }

    private static long between(ServiceHours hours, Duration length) {
        Random random = new Random(SEED);
        long sum = 0;
        for (int i = 0; i < SPANS; i++) {
            Instant from = Instant.ofEpochSecond(1_500_000_000L + random.nextInt(300_000_000));
            sum += hours.between(from, from.plus(length)).getSeconds();
        }
        return sum;
    }

    private static void stories() {
        List<String> told = Tale.lines("clockwork", SEED, REQUESTS);
        List<JsonNode> lines = told.stream().map(JSON::readTree).toList();
        Map<String, List<Recorded>> stories = ToldLog.read(told.stream());
        List<String> data =
                lines.stream().map(line -> line.get("data").toString()).toList();
        List<Catalogue.Type> types = lines.stream()
                .map(line -> Catalogue.parse(line.get("type").asString()).orElseThrow())
                .toList();
        Charters charters = Charters.only(new Judge(office(), 1));
        AsOf now = AsOf.now(Instant.parse("2026-03-01T00:00:00Z"));
        double[] best = best(() -> decode(types, data), () -> fold(stories, charters, now));
        System.out.printf(
                Locale.ROOT,
                "stories folded with all measures: %.0f a second, of %.1f entries each; folding takes %.2f times as long as"
                        + " decoding the entries%n",
                REQUESTS / (best[1] / 1e9),
                (double) lines.size() / REQUESTS,
                best[1] / best[0]);
    }

    private static long decode(List<Catalogue.Type> types, List<String> data) {
        long sum = 0;
        for (int i = 0; i < data.size(); i++) {
            sum += Catalogue.read(types.get(i), JSON.readValue(data.get(i), MEMBERS))
                    .hashCode();
        }
        return sum;
    }

    private static long fold(Map<String, List<Recorded>> stories, Charters charters, AsOf now) {
        long sum = 0;
        for (List<Recorded> story : stories.values()) {
            sum += Account.of(Story.of(story, now), charters).readings().size();
        }
        return sum;
    }

    /** Returns the shortest time of each in nanoseconds, over alternating rounds, so that both are compiled and disturbed alike. */
    private static double[] best(LongSupplier one, LongSupplier other) {
        double[] best = {Double.MAX_VALUE, Double.MAX_VALUE};
        long sum = 0;
        for (int round = 0; round < ROUNDS; round++) {
            LongSupplier[] both = {one, other};
            for (int i = 0; i < both.length; i++) {
                long begin = System.nanoTime();
                sum += both[i].getAsLong();
                best[i] = Math.min(best[i], System.nanoTime() - begin);
            }
        }
        if (sum == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        return best;
    }
}
