package dev.engagement.reporting.metrics;

import org.jspecify.annotations.Nullable;

/** All metrics of this service, with their help texts in Prometheus; dots become underscores, and the unit is appended. */
enum Metric {
    TIME_TO_ENGAGE("engagement.time.to.engage", "Service time from a request's opening until IT engaged with it."),
    TIME_TO_OWN("engagement.time.to.own", "Service time from a request's opening until a named person first owned it."),
    TIME_TO_RESOLVE(
            "engagement.time.to.resolve",
            "Service time from a request's opening until it was resolved, waiting on the customer included; what follows"
                    + " a reopening is not observed again."),
    UPDATE_GAP(
            "engagement.update.gap",
            "Service time between two moments at which IT told the customer something, from engaged on, less waiting on"
                    + " the customer."),
    OPEN("engagement.requests.open", null, "Requests that are open now, reopened ones included."),
    WAITING(
            "engagement.requests.waiting",
            null,
            "Requests that are open or open again now, and nobody in IT is engaged with them yet."),
    UNOWNED("engagement.requests.unowned", null, "Requests that are open now without a named owner."),
    SILENT(
            "engagement.requests.silent",
            null,
            "Requests that are open and engaged with now, whose customer has heard nothing for longer than was agreed or"
                    + " the charter allows, on the service clock."),
    AT_RISK(
            "engagement.requests.at.risk",
            null,
            "Open requests that reach the end of a target's service time, or the date of a promise, within the charter's"
                    + " warn-before from now, by target: engage, own, pace, resolve, promise."),
    OVERDUE(
            "engagement.requests.overdue",
            null,
            "Open requests that are past the end of a target's service time, or the date of a promise, and still lack what it"
                    + " asks for, by target: engage, own, pace, resolve, promise."),
    OLDEST_WAITING(
            "engagement.oldest.waiting",
            "seconds",
            "Elapsed time since the opening, or reopening, of the request that has now waited longest for somebody in IT to"
                    + " engage; 0 if none waits."),
    PACE_KEPT(
            "engagement.pace.kept",
            "ratio",
            "Mean pace-kept, on the service clock, of the requests that ended in the last 30 days; NaN where none did."),
    PACE_KEPT_REQUESTS(
            "engagement.pace.kept.requests",
            null,
            "Requests that ended in the last 30 days and have a pace: those that engagement_pace_kept_ratio is the mean of."),
    COMMITMENTS(
            "engagement.commitments",
            null,
            "Commitments by outcome: kept, renegotiated, told-late, broken, withdrawn in the last 30 days, and all that are"
                    + " open now."),
    SATISFACTION(
            "engagement.satisfaction",
            "ratio",
            "Mean satisfaction, from 0 (worst) to 1 (best), of the requests rated in the last 30 days, each by its latest"
                    + " rating; NaN where none was."),
    SATISFACTION_RATINGS(
            "engagement.satisfaction.ratings",
            null,
            "Requests rated in the last 30 days: those that engagement_satisfaction_ratio is the mean of."),
    PROJECTION_LAG(
            "engagement.projection.lag",
            "seconds",
            "Elapsed time since the last instant of which everything recorded has arrived here; before there is one, since"
                    + " this instance started."),
    MISSING_ENTRIES(
            "engagement.missing.entries",
            null,
            "Entries that were published and are not here, though what follows them was read: Kafka has lost them."),
    WARNINGS(
            "engagement.warnings",
            null,
            "Sendings of warnings that ended, one for each recipient and one for the topic, by target, by step and by result:"
                    + " sent or undelivered."),
    PARKED_RECORDS("engagement.parked.records", null, "Records that could not be read; their requests are incomplete.");

    private final String word;
    private final @Nullable String unit;
    private final String help;

    /** Creates a histogram of durations. */
    Metric(String word, String help) {
        this(
                word,
                null,
                help + " Observed once, when it settles, by an entry recorded within a day of when it occurred: neither"
                        + " history nor repeats nor replays count.");
    }

    Metric(String word, @Nullable String unit, String help) {
        this.word = word;
        this.unit = unit;
        this.help = help;
    }

    String word() {
        return word;
    }

    /** The unit; null for counts, and for durations, which bring their own. */
    @Nullable
    String unit() {
        return unit;
    }

    String help() {
        return help;
    }
}
