package dev.engagement.reporting.customer.pages;

import dev.engagement.reporting.board.ListedCourses;
import dev.engagement.reporting.charters.Answering;
import dev.engagement.reporting.charters.PublishedCharters;
import dev.engagement.reporting.directory.Directory;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.JudgingOrder;
import dev.engagement.reporting.factors.ReaderScope;
import dev.engagement.reporting.page.Frame;
import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.readings.Listing;
import dev.engagement.reporting.readings.Listing.Line;
import dev.engagement.reporting.readings.Listing.Wanted;
import dev.engagement.reporting.readings.ListingOrder;
import dev.engagement.reporting.readings.ScopedRequests;
import dev.engagement.reporting.scorecards.Scorecards;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts together what a customer sees of the requests in a scope. */
@Component
class MineViews {
    /** Most requests of each kind that the page lists. */
    private static final int MOST = 100;
    /** How long a done request stays on the page. */
    private static final Duration LATELY = Duration.ofDays(30);

    private final Listing listing;
    private final ScopedRequests requests;
    private final ListedCourses courses;
    private final PublishedCharters charters;
    private final Answering answering;
    private final Directory directory;
    private final Scorecards scorecards;

    MineViews(
            Listing listing,
            ScopedRequests requests,
            ListedCourses courses,
            PublishedCharters charters,
            Answering answering,
            Directory directory,
            Scorecards scorecards) {
        this.listing = listing;
        this.requests = requests;
        this.courses = courses;
        this.charters = charters;
        this.answering = answering;
        this.directory = directory;
        this.scorecards = scorecards;
    }

    /** Fills the page; must be called in a transaction that sees one state of the database. */
    void fill(ReaderScope scope, Instant at, Frame frame, Model model) {
        JudgingOrder judging = answering.charters(null);
        List<Line> open = listing.lines(open(scope, at));
        List<Line> done = requests.done(scope, at.minus(LATELY), MOST);
        Map<String, Course> folded =
                courses.of(Stream.concat(open.stream(), done.stream()).toList(), at);
        Map<String, String> names = directory.textOf(Stream.concat(
                        open.stream().flatMap(line -> Stream.of(line.title(), line.owner())),
                        done.stream().map(Line::title))
                .filter(Objects::nonNull)
                .toList());
        List<OpenCard> cards = new ArrayList<>();
        open.forEach(line -> of(folded, line, course -> cards.add(OpenCard.of(line, course, names, at, frame))));
        List<DoneCard> doneCards = new ArrayList<>();
        done.forEach(line -> of(folded, line, course -> doneCards.add(DoneCard.of(line, course, names, frame))));
        model.addAttribute("open", cards);
        model.addAttribute("done", doneCards);
        model.addAttribute("headline", headline(cards));
        model.addAttribute("owes", owes(open, at));
        model.addAttribute("yours", yours(cards));
        LastMonth last = LastMonth.of(scope, at, charters.latest(null).zone(), judging, scorecards);
        model.addAttribute("duties", DutyWords.of(last));
        model.addAttribute("month", MonthWords.of(last));
    }

    private static Wanted open(ReaderScope scope, Instant at) {
        return new Wanted(
                scope,
                Set.of("open"),
                at,
                Set.of(),
                null,
                Map.of(),
                Set.of(),
                null,
                null,
                ListingOrder.DUE,
                null,
                MOST);
    }

    private static void of(Map<String, Course> courses, Line line, Consumer<Course> reader) {
        Course course = courses.get(line.subject());
        if (course != null) {
            reader.accept(course);
        }
    }

    private static String headline(List<OpenCard> open) {
        long yours = open.stream().filter(OpenCard::isYours).count();
        long late = open.stream().filter(OpenCard::isLate).count();
        if (open.isEmpty()) {
            return "Nothing of yours is open.";
        }
        return Words.count(open.size(), "request") + (open.size() == 1 ? " is" : " are") + " open"
                + (late == 0 ? "" : "; IT is late with " + late)
                + (yours == 0 ? "; none waits on you" : "; " + yours + (yours == 1 ? " waits" : " wait") + " on you")
                + ".";
    }

    private static String owes(List<Line> open, Instant at) {
        long answers = open.stream()
                .filter(line -> line.expectations().engageBy() != null)
                .count();
        long promises = open.stream()
                .filter(line -> line.expectations().promiseBy() != null)
                .count();
        long news = open.stream()
                .filter(line -> isPast(line.expectations().updateBy(), at))
                .count();
        List<String> owed = new ArrayList<>();
        if (answers > 0) {
            owed.add(Words.count(answers, "first answer"));
        }
        if (promises > 0) {
            owed.add("what it promised for " + Words.count(promises, "request"));
        }
        if (news > 0) {
            owed.add("late news on " + Words.count(news, "request"));
        }
        return owed.isEmpty() ? "IT owes you no answer and no promise now." : "IT owes you " + joined(owed) + ".";
    }

    private static boolean isPast(@Nullable Instant by, Instant at) {
        return by != null && by.isBefore(at);
    }

    private static String yours(List<OpenCard> open) {
        List<String> waits =
                open.stream().filter(OpenCard::isYours).map(OpenCard::owed).toList();
        return waits.isEmpty()
                ? "You owe IT no answer."
                : "You owe IT " + (waits.size() == 1 ? "an answer" : waits.size() + " answers") + ": "
                        + String.join("; ", waits) + ".";
    }

    private static String joined(List<String> words) {
        return words.size() == 1
                ? words.getFirst()
                : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    }
}
