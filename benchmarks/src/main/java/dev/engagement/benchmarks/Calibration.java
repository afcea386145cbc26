package dev.engagement.benchmarks;

import dev.engagement.events.Pact.Attained;
import dev.engagement.events.Recorded;
import dev.engagement.reporting.factors.AsOf;
import dev.engagement.reporting.factors.Charters;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Fold;
import dev.engagement.reporting.factors.Judged;
import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.factors.Story;
import dev.engagement.reporting.measures.Figure;
import dev.engagement.reporting.measures.Figures;
import dev.engagement.reporting.measures.Measures;
import dev.engagement.reporting.report.LikeRequests;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds the chance of a miss against the truth: replays a log day by day, and at half of each request's target says how likely it is missed,
 * by what had become of the requests like it until that day.
 *
 * <pre>benchmarks/run Calibration shared/data/entries/helpdesk.ndjson.gz</pre>
 */
public final class Calibration {
    /** After the end of every log, so that what is decided is decided. */
    private static final AsOf END = AsOf.now(Instant.parse("2026-01-01T00:00:00Z"));

    private static final Map<Attained, Measure> TARGETS = new EnumMap<>(Map.of(
            Attained.ENGAGE, Measures.TIME_TO_ENGAGE,
            Attained.OWN, Measures.TIME_TO_OWN,
            Attained.RESOLVE, Measures.TIME_TO_RESOLVE_OURS));

    private final TreeMap<Instant, List<List<Recorded>>> byOpening = new TreeMap<>();
    private final TreeMap<Instant, List<Question>> byDay = new TreeMap<>();
    private final Map<Attained, CalibrationTable> tables = new EnumMap<>(Attained.class);

    private Calibration() {}

    /** A request at half of its target. */
    private record Question(List<Recorded> story, Attained target, Instant half) {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("name one log: gzipped lines of one CloudEvent each");
        }
        new Calibration().run(ToldLog.read(Path.of(arguments[0])));
    }

    private void run(Map<String, List<Recorded>> stories) {
        stories.values().forEach(story -> course(story, END).ifPresent(course -> {
            byOpening
                    .computeIfAbsent(course.openedAt(), any -> new ArrayList<>())
                    .add(story);
            TARGETS.forEach((target, measure) -> ask(story, course, target, measure));
        }));
        byDay.forEach(this::answer);
        tables.forEach((target, table) -> System.out.print(table.text(target.word())));
    }

    /** Asks when half of the target's time has passed, if the request was still waiting then. */
    private void ask(List<Recorded> story, Course course, Attained target, Measure measure) {
        Duration half = judged(course.read(measure)).limit().dividedBy(2);
        Instant then = half(course, target, half);
        Reading reading = course(story, AsOf.of(null, then, then)).orElseThrow().read(measure);
        if (reading.status() == Status.RUNNING && judged(reading).met() == null) {
            byDay.computeIfAbsent(then.truncatedTo(ChronoUnit.DAYS), any -> new ArrayList<>())
                    .add(new Question(story, target, then));
        }
    }

    /** Returns the instant when that much time has passed; waits on the customer do not count for a resolution. */
    private static Instant half(Course course, Attained target, Duration half) {
        Duration left = half;
        Instant cursor = course.openedAt();
        if (target == Attained.RESOLVE) {
            for (var wait : course.waiting().endingAfter(cursor)) {
                Duration before = course.judge().hours().between(cursor, wait.from());
                if (before.compareTo(left) >= 0) {
                    break;
                }
                left = left.minus(before);
                cursor = wait.to();
            }
        }
        return course.judge().hours().after(cursor, left);
    }

    /** Answers the questions of a day by what had happened before it. */
    private void answer(Instant day, List<Question> questions) {
        LikeRequests likes = new LikeRequests();
        byOpening.subMap(day.minus(LikeRequests.SPAN), day).values().stream()
                .flatMap(List::stream)
                .map(story -> course(story, AsOf.of(null, day, day)))
                .flatMap(Optional::stream)
                .forEach(course -> likes.add(course.dimensions(), Figures.of(course), Figures.ofGaps(course)));
        questions.forEach(question -> answer(question, likes));
    }

    private void answer(Question question, LikeRequests likes) {
        Measure measure = Objects.requireNonNull(TARGETS.get(question.target()));
        Course then = course(question.story(), AsOf.of(null, question.half(), question.half()))
                .orElseThrow();
        Reading reading = then.read(measure);
        Double chance = likes.curve(then.dimensions(), question.target())
                .chance(
                        Figure.of(reading).service(),
                        Figure.seconds(judged(reading).limit()));
        @Nullable
        Boolean met = judged(course(question.story(), END).orElseThrow().read(measure))
                .met();
        if (chance != null && met != null) {
            tables.computeIfAbsent(question.target(), any -> new CalibrationTable())
                    .add(chance, !met);
        }
    }

    private static Judged judged(Reading reading) {
        return Objects.requireNonNull(reading.judged());
    }

    private static Optional<Course> course(List<Recorded> story, AsOf asOf) {
        return Fold.course(Story.of(story, asOf), Charters.standard());
    }
}
