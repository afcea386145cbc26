package dev.engagement.reporting.page.projects;

import dev.engagement.reporting.board.ListedCourses;
import dev.engagement.reporting.directory.Directory;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.page.Address;
import dev.engagement.reporting.page.Frame;
import dev.engagement.reporting.page.Frames;
import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.parameters.Dimensions;
import dev.engagement.reporting.parameters.Parameters;
import dev.engagement.reporting.parameters.Scopes;
import dev.engagement.reporting.readings.Listing;
import dev.engagement.reporting.readings.Listing.Line;
import dev.engagement.reporting.readings.Listing.Wanted;
import dev.engagement.reporting.readings.ListingOrder;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code GET /projects}: where the projects stand against their plans. */
@Controller
class ProjectsPage {
    /** Most projects of one view, the newest. */
    private static final int MOST = 200;

    private static final Set<String> PROJECTS = Set.of("project");
    /** The only state that can be asked for; else open projects are shown. */
    private static final String[] ANY = {"any"};

    private final Frames frames;
    private final Listing listing;
    private final ListedCourses courses;
    private final Directory directory;
    private final Clock clock;

    ProjectsPage(Frames frames, Listing listing, ListedCourses courses, Directory directory, Clock clock) {
        this.frames = frames;
        this.listing = listing;
        this.courses = courses;
        this.directory = directory;
        this.clock = clock;
    }

    @GetMapping("/projects")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public String list(HttpServletRequest request, Model model) {
        Parameters parameters = Parameters.ofForm(request, "where", "state");
        boolean isAny = parameters.oneOf("state", ANY, word -> word) != null;
        List<ProjectRow> rows = rows(wanted(parameters, isAny));
        Address here = Frames.address(request);
        model.addAttribute(
                "frame",
                Frame.ofNow("projects", "Projects", frames.zone(request), Address.of(request.getRequestURI())));
        model.addAttribute("headline", headline(rows, isAny));
        model.addAttribute("rows", rows);
        model.addAttribute("isAny", isAny);
        model.addAttribute("other", isAny ? here.without("state") : here.with("state", "any"));
        return "projects";
    }

    private Wanted wanted(Parameters parameters, boolean isAny) {
        Map<Dimension, Set<String>> where = new TreeMap<>(Dimensions.where(parameters));
        where.putIfAbsent(Dimension.ACTIVITY, PROJECTS);
        return new Wanted(
                Scopes.ofReader(),
                isAny ? Set.of() : Set.of("open"),
                clock.instant(),
                Set.of(),
                null,
                where,
                Set.of(),
                null,
                null,
                ListingOrder.NEWEST,
                null,
                MOST);
    }

    private List<ProjectRow> rows(Wanted wanted) {
        List<Line> lines = listing.lines(wanted);
        Map<String, Course> folded = courses.of(lines, wanted.at());
        Map<String, String> names = directory.textOf(lines.stream()
                .flatMap(line -> Stream.of(line.title(), line.owner()))
                .filter(Objects::nonNull)
                .toList());
        return lines.stream()
                .filter(line -> folded.containsKey(line.subject()))
                .map(line -> ProjectRow.of(line, Objects.requireNonNull(folded.get(line.subject())), names))
                .sorted(Comparator.comparing(ProjectsPage::lateness, Comparator.reverseOrder()))
                .toList();
    }

    private static Duration lateness(ProjectRow row) {
        return Objects.requireNonNullElse(row.slip(), Duration.ZERO);
    }

    private static String headline(List<ProjectRow> rows, boolean isAny) {
        if (rows.isEmpty()) {
            return isAny ? "There is no project." : "No project is open.";
        }
        long planned = rows.stream().mapToLong(row -> row.plan().size()).sum();
        long reached = rows.stream()
                .flatMap(row -> row.plan().stream())
                .filter(PlanRow::isReached)
                .count();
        String projects =
                Words.count(rows.size(), "project") + (isAny ? "" : rows.size() == 1 ? " is open" : " are open");
        return projects + ": " + Words.grouped(reached) + " of " + Words.count(planned, "date") + " reached"
                + slips(rows);
    }

    private static String slips(List<ProjectRow> rows) {
        long slipping = rows.stream().filter(row -> !lateness(row).isZero()).count();
        return slipping == 0
                ? "."
                : "; " + Words.grouped(slipping) + (slipping == 1 ? " slips" : " slip") + ", the worst by "
                        + rows.getFirst().slipped() + ".";
    }
}
