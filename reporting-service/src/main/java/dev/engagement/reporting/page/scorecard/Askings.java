package dev.engagement.reporting.page.scorecard;

import dev.engagement.reporting.page.Frames;
import dev.engagement.reporting.parameters.AsOfs;
import dev.engagement.reporting.parameters.Parameters;
import dev.engagement.reporting.scorecards.EarlierPeriod;
import dev.engagement.reporting.scorecards.Question;
import dev.engagement.reporting.scorecards.Questions;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Reads the parameters that the scorecard and the lists behind it share. */
@Component
public class Askings {
    /** The names of all of them. */
    public static final String[] PARAMETERS = {
        "month",
        "from",
        "to",
        Preset.PARAMETER,
        EarlierPeriod.PARAMETER,
        Questions.WEIGH,
        "by",
        "where",
        "known",
        "happened",
        "charter"
    };

    private final Frames frames;
    private final AsOfs asOfs;
    private final Questions questions;

    Askings(Frames frames, AsOfs asOfs, Questions questions) {
        this.frames = frames;
        this.asOfs = asOfs;
        this.questions = questions;
    }

    /** Reads the parameters. Days and months are in the charter's zone, so that an address shows every reader the same figures. */
    public Asking read(Parameters parameters) {
        ZoneId zone = frames.charter().zone();
        Period period =
                Period.read(parameters, zone, asOfs.read(parameters).asOf().at());
        Map<String, Object> members = new LinkedHashMap<>();
        for (String name : List.of("by", "where", "known", "happened", "charter")) {
            List<String> values = parameters.all(name);
            if (!values.isEmpty()) {
                members.put(name, values);
            }
        }
        members.put("from", period.from().toString());
        members.put("to", period.to().toString());
        Question question = questions.read(Parameters.of(members, Questions.parameters()));
        EarlierPeriod earlier = Objects.requireNonNullElse(EarlierPeriod.read(parameters), EarlierPeriod.BEFORE);
        return new Asking(
                question,
                Questions.weighing(parameters),
                period,
                earlier,
                questions.earlier(question.cohort(), earlier),
                zone);
    }
}
