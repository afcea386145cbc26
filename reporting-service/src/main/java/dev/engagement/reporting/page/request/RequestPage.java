package dev.engagement.reporting.page.request;

import dev.engagement.reporting.board.Lookup;
import dev.engagement.reporting.board.Lookup.FoundRequest;
import dev.engagement.reporting.directory.Directory;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Titles;
import dev.engagement.reporting.history.Stored;
import dev.engagement.reporting.page.Address;
import dev.engagement.reporting.page.Frame;
import dev.engagement.reporting.page.Frames;
import dev.engagement.reporting.parameters.Parameters;
import dev.engagement.reporting.parameters.Slice;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code GET /requests/{id}}: one request's life, and its customer's experience. */
@Controller
class RequestPage {
    private static final Pattern REFERENCE = Pattern.compile("(person|text):[0-9a-f]{32}");

    /** Most entries on one view. */
    private static final int PAGE = 200;

    private final Frames frames;
    private final Lookup lookup;
    private final Directory directory;

    RequestPage(Frames frames, Lookup lookup, Directory directory) {
        this.frames = frames;
        this.lookup = lookup;
        this.directory = directory;
    }

    @GetMapping("/requests/{id}")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public String request(@PathVariable String id, HttpServletRequest request, Model model) {
        Parameters parameters = Parameters.ofForm(request, "known", "happened", "charter", "after");
        Frame frame = frames.of("board", id, request, parameters);
        FoundRequest found = lookup.find(id, parameters);
        List<Stored> story = lookup.story(id, found.asked());
        Map<String, String> names = directory.textOf(references(story));
        Course course = found.account().course();
        Slice slice = new Slice(parameters.number("after", 0, 0, Integer.MAX_VALUE), PAGE);
        Address here = frame.now().at(Address.request(id));
        StoryWords telling = new StoryWords(story, slice, here, names, frame);
        String title = Titles.reference(story.stream().map(Stored::recorded).toList());
        model.addAttribute("frame", frame);
        model.addAttribute("id", id);
        model.addAttribute("title", title == null ? null : names.get(title));
        model.addAttribute("url", telling.url());
        model.addAttribute("incomplete", found.incomplete());
        model.addAttribute("events", telling.events());
        model.addAttribute("size", story.size());
        model.addAttribute("oddities", oddities(found, telling));
        turn(model, slice, story.size(), here);
        if (course == null) {
            unopened(model);
        } else {
            Life life = new Life(course, found.account().expectations(), found.odds(), names, frame);
            lived(model, life, telling);
            model.addAttribute("readings", ReadingLines.of(found.readings(), course, telling));
        }
        return "request";
    }

    /** Adds the links to the entries before and after. */
    private static void turn(Model model, Slice slice, int size, Address here) {
        if (slice.after() > 0) {
            model.addAttribute("previous", here.with("after", String.valueOf(Math.max(0, slice.after() - PAGE))));
        }
        if (slice.hasNext(size)) {
            model.addAttribute("next", here.with("after", String.valueOf(slice.next())));
        }
    }

    private static List<StoryWords.Oddity> oddities(FoundRequest found, StoryWords telling) {
        return found.account().anomalies().stream()
                .limit(PAGE)
                .map(anomaly -> new StoryWords.Oddity(
                        anomaly.kind().word().replace('-', ' '), telling.kinds(anomaly.entries())))
                .toList();
    }

    private static void unopened(Model model) {
        model.addAttribute("headline", "Nobody has told us yet that this was opened.");
        model.addAttribute("facts", List.of());
        model.addAttribute("expectations", List.of());
        model.addAttribute("readings", List.of());
    }

    private static void lived(Model model, Life life, StoryWords telling) {
        model.addAttribute("headline", life.headline());
        model.addAttribute("facts", life.facts());
        model.addAttribute("picture", life.picture(telling));
        model.addAttribute("expectations", life.expectations());
    }

    private static Set<String> references(List<Stored> story) {
        Set<String> references = new TreeSet<>();
        for (Stored stored : story) {
            Matcher matcher = REFERENCE.matcher(stored.data());
            while (matcher.find()) {
                references.add(matcher.group());
            }
        }
        return references;
    }
}
