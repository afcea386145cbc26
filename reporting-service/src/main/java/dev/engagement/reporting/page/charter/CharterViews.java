package dev.engagement.reporting.page.charter;

import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import dev.engagement.events.Charter;
import dev.engagement.events.Signatures.Signature;
import dev.engagement.reporting.charters.PublishedCharters;
import dev.engagement.reporting.directory.Directory;
import dev.engagement.reporting.factors.CharterVersions;
import dev.engagement.reporting.factors.CharterVersions.Version;
import dev.engagement.reporting.factors.Cohort;
import dev.engagement.reporting.page.Address;
import dev.engagement.reporting.page.Frame;
import dev.engagement.reporting.page.clauses.Clause;
import dev.engagement.reporting.page.clauses.ClauseChange;
import dev.engagement.reporting.page.clauses.Clauses;
import dev.engagement.reporting.page.clauses.HoursWords;
import dev.engagement.reporting.page.picture.WorkWeek;
import dev.engagement.reporting.page.scorecard.Asking;
import dev.engagement.reporting.page.scorecard.Askings;
import dev.engagement.reporting.parameters.Parameters;
import dev.engagement.reporting.report.Group;
import dev.engagement.reporting.report.Scorecard;
import dev.engagement.reporting.scorecards.Scorecards;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;

/** Fills the view of a charter. */
@Component
class CharterViews {
    private static final String VERSION = "version";
    private static final String AGAINST = "against";
    /** Parameters that only this view has. */
    private static final List<String> OWN = List.of(VERSION, AGAINST, Done.PUBLISHED, Done.WORD);

    static final String[] PARAMETERS =
            Stream.concat(Stream.of(Askings.PARAMETERS), OWN.stream()).toArray(String[]::new);

    private final PublishedCharters charters;
    private final Askings askings;
    private final Scorecards scorecards;
    private final Directory directory;

    CharterViews(PublishedCharters charters, Askings askings, Scorecards scorecards, Directory directory) {
        this.charters = charters;
        this.askings = askings;
        this.scorecards = scorecards;
        this.directory = directory;
    }

    /** A charter to choose. */
    public record CharterLink(String name, Address address, boolean isCurrent) {}

    /** The requests of a period that a charter judged. */
    private record Judged(Group group, boolean isAll) {}

    /** Adds what the view shows of a charter. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void fill(String name, Parameters parameters, Address here, Frame frame, Model model) {
        Asking asking = askings.read(parameters);
        Instant known = asking.question().cohort().asOf().known();
        CharterVersions published = charters.named(name).knownAt(known);
        Done done = Done.read(parameters, published);
        CharterVersions versions = shown(name, published, done, known);
        Version current = ChosenVersion.judging(
                        versions, asking.question().cohort().asOf().at())
                .orElse(versions.all().getLast());
        String asked = parameters.one(VERSION);
        String number = done.isAwaited() ? null : asked != null ? asked : done.version();
        Version shown = chosen(versions, number, current);
        Charter charter = shown.judge().charter();
        Judged judged = judged(name, asking);
        Address plain = same(here);
        model.addAttribute("frame", frame);
        model.addAttribute("name", name);
        model.addAttribute("names", names(name, plain));
        model.addAttribute("shown", shown.judge().version());
        model.addAttribute("isCurrent", shown.equals(current));
        model.addAttribute("isEmpty", versions.all().stream().allMatch(one -> one.recordedAt() == null));
        model.addAttribute("headline", headline(shown, current, judged.group(), asking, frame));
        model.addAttribute("says", asking.says());
        kept(model, charter, judged, plain);
        model.addAttribute("topics", topics(charter));
        model.addAttribute("week", WorkWeek.svg(charter.hours(), HoursWords.of(charter.hours())));
        versions(model, versions, shown, frame);
        against(model, versions, shown, parameters);
        model.addAttribute("done", done.says(name));
        model.addAttribute("awaited", done.isAwaited());
    }

    /** Returns the versions to show; of a new charter that has not arrived yet, those of the one that judges everybody. */
    private CharterVersions shown(String name, CharterVersions published, Done done, @Nullable Instant known) {
        CharterVersions versions = published.all().isEmpty() && done.isAwaited()
                ? charters.named(Charter.DEFAULT).knownAt(known)
                : published;
        if (versions.all().isEmpty()) {
            throw unknown(name);
        }
        return versions;
    }

    private static String headline(Version shown, Version current, Group group, Asking asking, Frame frame) {
        Charter judging = current.judge().charter();
        return CharterHeadline.of(
                shown,
                current,
                PromiseLine.of(judging, group, null).getFirst(),
                DutyLine.of(judging, group),
                group.requests(),
                asking.says(),
                frame);
    }

    /** Adds what was promised, and how far it is kept. */
    private static void kept(Model model, Charter charter, Judged judged, Address plain) {
        model.addAttribute("requests", judged.group().requests());
        model.addAttribute(
                "promises", PromiseLine.of(charter, judged.group(), judged.isAll() ? plain.at("/behind") : null));
        model.addAttribute(
                "duties",
                DutyLine.of(charter, judged.group()).stream()
                        .map(DutyLine::says)
                        .toList());
    }

    private static Refused unknown(String name) {
        return new Refused(new Problem(
                "unknown-charter",
                404,
                "Unknown charter",
                "\"" + name + "\" is not a charter that was published by then.",
                "name"));
    }

    private static Version chosen(CharterVersions versions, @Nullable String number, Version otherwise) {
        return number == null
                ? otherwise
                : ChosenVersion.numbered(versions, number)
                        .orElseThrow(() -> Parameters.invalid(
                                VERSION,
                                "must be one of "
                                        + versions.all().stream()
                                                .map(one -> String.valueOf(
                                                        one.judge().version()))
                                                .collect(Collectors.joining(", "))));
    }

    /** Counts the period's requests that the charter judged, by any of its versions. */
    private Judged judged(String name, Asking asking) {
        Cohort cohort = asking.question().cohort();
        Scorecard card = new Scorecard(List.of());
        LongAdder others = new LongAdder();
        scorecards.each(
                cohort,
                told -> {
                    if (told.judge().name().equals(name)) {
                        told.addTo(card);
                    } else {
                        others.increment();
                    }
                },
                beside -> {});
        return new Judged(Objects.requireNonNull(card.groups().get(List.of())), others.sum() == 0);
    }

    private List<CharterLink> names(String name, Address plain) {
        return charters.names().stream()
                .map(one -> new CharterLink(one, plain.at("/charters/" + one), one.equals(name)))
                .toList();
    }

    /** Returns the view's period, filters and as-of, without what only this view has. */
    private static Address same(Address here) {
        Address same = here;
        for (String own : OWN) {
            same = same.without(own);
        }
        return same;
    }

    private static Map<String, List<Clause>> topics(Charter charter) {
        return Clauses.of(charter).stream()
                .collect(Collectors.groupingBy(Clause::topic, LinkedHashMap::new, Collectors.toList()));
    }

    private void versions(Model model, CharterVersions versions, Version shown, Frame frame) {
        Map<String, String> texts = directory.textOf(versions.all().stream()
                .flatMap(version -> version.signatures().given().stream())
                .flatMap(CharterViews::references)
                .toList());
        model.addAttribute("versions", VersionLine.of(versions, texts, frame));
        model.addAttribute("waits", !shown.signatures().areComplete());
        model.addAttribute("signatories", shown.signatures().signatories());
    }

    private static Stream<String> references(Signature signature) {
        return Stream.of(signature.by(), signature.reason())
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull);
    }

    private static void against(Model model, CharterVersions versions, Version shown, Parameters parameters) {
        int place = versions.all().indexOf(shown);
        Version before = place == 0 ? shown : versions.all().get(place - 1);
        Version against = chosen(versions, parameters.one(AGAINST), before);
        model.addAttribute("against", against.judge().version());
        model.addAttribute(
                "changes",
                ClauseChange.between(against.judge().charter(), shown.judge().charter()));
    }
}
