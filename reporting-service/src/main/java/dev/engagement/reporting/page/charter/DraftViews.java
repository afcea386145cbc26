package dev.engagement.reporting.page.charter;

import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import dev.engagement.documents.charters.CharterFormat;
import dev.engagement.documents.charters.Draft;
import dev.engagement.events.Charter;
import dev.engagement.events.CharterDocument;
import dev.engagement.reporting.charters.PublishedCharters;
import dev.engagement.reporting.factors.CharterVersions.Version;
import dev.engagement.reporting.page.clauses.ClauseChange;
import dev.engagement.reporting.page.figures.FigureChanges;
import dev.engagement.reporting.page.words.Words;
import dev.engagement.reporting.parameters.AsOfs;
import dev.engagement.reporting.parameters.Parameters;
import dev.engagement.reporting.scorecards.Previews;
import dev.engagement.reporting.scorecards.Previews.Effect;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;

/** Fills the view of a draft: its text, and what it would have changed. */
@Component
class DraftViews {
    private static final Duration SPAN = Duration.ofDays(Previews.DAYS);

    private final PublishedCharters charters;
    private final Previews previews;
    private final AsOfs asOfs;
    private final Clock clock;

    DraftViews(PublishedCharters charters, Previews previews, AsOfs asOfs, Clock clock) {
        this.charters = charters;
        this.previews = previews;
        this.asOfs = asOfs;
        this.clock = clock;
    }

    /** Adds the text of a version to start from, in force from tomorrow on. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void text(String name, @Nullable String number, Model model) {
        List<Version> versions = charters.named(name).all();
        Version latest = versions.isEmpty() ? null : versions.getLast();
        Charter start = number != null
                ? version(name, number).judge().charter()
                : latest == null ? charters.latest(null) : latest.judge().charter();
        Map<String, Object> document = new LinkedHashMap<>(CharterDocument.write(start));
        document.put("charter", name);
        document.put(
                "effectiveFrom",
                LocalDate.now(clock.withZone(start.zone()))
                        .plusDays(1)
                        .atStartOfDay(start.zone())
                        .toInstant()
                        .toString());
        if (document.get("holidays") instanceof Map<?, ?> holidays) {
            Map<Object, Object> resolvedAnew = new LinkedHashMap<>(holidays);
            resolvedAnew.remove("dates");
            document.put("holidays", resolvedAnew);
        }
        model.addAttribute("document", CharterFormat.YAML.write(document));
        model.addAttribute(
                "base", latest == null ? "" : name + "@" + latest.judge().version());
    }

    /** Adds the effect of a draft. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void effect(Draft draft, Model model) {
        effect(draft.charter(), "The draft", model);
        model.addAttribute("warnings", draft.warnings());
        model.addAttribute("name", draft.charter().name());
    }

    /** Adds the effect of a published version, beside what is in force now. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void effectOf(String name, String number, Model model) {
        Version version = version(name, number);
        effect(version.judge().charter(), "Version " + number + " of " + name, model);
        model.addAttribute("warnings", List.of());
        model.addAttribute("name", name);
        model.addAttribute("waits", !version.signatures().areComplete());
    }

    private void effect(Charter draft, String what, Model model) {
        Charter before = ChosenVersion.judging(charters.named(draft.name()), clock.instant())
                .map(version -> version.judge().charter())
                .orElseGet(() -> charters.latest(null));
        Effect effect = previews.effect(draft, SPAN, asOfs.read(Parameters.of(Map.of(), "known", "happened")));
        model.addAttribute("headline", headline(what, effect));
        model.addAttribute("changes", ClauseChange.between(before, draft));
        model.addAttribute("figures", FigureChanges.of(effect.figures()));
    }

    private static String headline(String what, Effect effect) {
        String all = Words.count(effect.claimed(), "request");
        String judged = effect.claimed() == effect.requests()
                ? "the " + all + " of the last " + Previews.DAYS + " days"
                : "the " + all + " that it would judge, of " + Words.grouped(effect.requests()) + " in the last "
                        + Previews.DAYS + " days";
        if (effect.claimed() == 0) {
            return what + " would have judged no request of the last " + Previews.DAYS + " days.";
        }
        return what + " would have changed the figures of "
                + (effect.changed() == 0 ? "none" : Words.grouped(effect.changed())) + " of " + judged + ".";
    }

    private Version version(String name, String number) {
        return ChosenVersion.numbered(charters.named(name), number)
                .orElseThrow(() -> new Refused(new Problem(
                        "unknown-charter-version",
                        404,
                        "Unknown charter version",
                        "\"" + number + "\" is not a version of \"" + name + "\" that was published by now.",
                        "version")));
    }
}
