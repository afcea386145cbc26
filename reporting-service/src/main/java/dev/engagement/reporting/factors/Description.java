package dev.engagement.reporting.factors;

import dev.engagement.events.Entry;
import dev.engagement.events.Level;
import dev.engagement.events.Opening;
import dev.engagement.events.Ownership.OwnershipChanged;
import dev.engagement.events.Recorded;
import dev.engagement.events.Urgency.UrgencyAssessed;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The request's description after the latest entry; a field that an entry leaves out stays as it was. */
final class Description {
    private final Map<Dimension, String> words = new EnumMap<>(Dimension.class);
    private @Nullable Level priority;
    private @Nullable Level impact;
    private @Nullable Integer customersAffected;

    /** Returns the version that judges the request of a story, by what the story last says of it. */
    static Judge judge(Story story, Recorded opening, Charters charters) {
        Description last = new Description();
        story.entries().forEach(entry -> last.add(entry.entry()));
        return charters.judging(opening.occurredAt(), last.words).at(last.service());
    }

    void add(Entry entry) {
        switch (entry) {
            case Opening.RequestOpened opened -> {
                say(Dimension.ACTIVITY, opened.activity());
                say(opened);
            }
            case Opening.RequestReclassified reclassified -> {
                say(Dimension.ACTIVITY, reclassified.activity());
                say(reclassified);
            }
            case UrgencyAssessed assessed -> weigh(assessed.priority(), assessed.impact());
            case OwnershipChanged ownership -> say(Dimension.TEAM, ownership.team());
            default -> {}
        }
    }

    private void say(Opening opening) {
        say(Dimension.SERVICE, opening.service());
        say(Dimension.TEAM, opening.team());
        say(Dimension.CHANNEL, opening.channel());
        say(Dimension.BUSINESS_UNIT, opening.businessUnit());
        say(Dimension.LOCATION, opening.location());
        weigh(opening.priority(), opening.impact());
        customersAffected = opening.customersAffected() == null ? customersAffected : opening.customersAffected();
    }

    private void weigh(@Nullable Level newPriority, @Nullable Level newImpact) {
        priority = newPriority == null ? priority : newPriority;
        impact = newImpact == null ? impact : newImpact;
    }

    private void say(Dimension dimension, @Nullable String word) {
        if (word != null) {
            words.put(dimension, word);
        }
    }

    @Nullable
    Level priority() {
        return priority;
    }

    @Nullable
    Level impact() {
        return impact;
    }

    @Nullable
    Integer customersAffected() {
        return customersAffected;
    }

    @Nullable
    String service() {
        return words.get(Dimension.SERVICE);
    }

    @Nullable
    String team() {
        return words.get(Dimension.TEAM);
    }

    @Nullable
    String activity() {
        return words.get(Dimension.ACTIVITY);
    }

    /** Returns all known dimensions. */
    Map<Dimension, String> dimensions(Recorded opening, Level urgency) {
        Map<Dimension, String> all = new EnumMap<>(words);
        all.put(Dimension.SOURCE, opening.source());
        all.put(Dimension.URGENCY, word(urgency));
        if (priority != null) {
            all.put(Dimension.PRIORITY, word(priority));
        }
        if (impact != null) {
            all.put(Dimension.IMPACT, word(impact));
        }
        return all;
    }

    private static String word(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
