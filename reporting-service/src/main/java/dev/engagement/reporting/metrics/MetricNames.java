package dev.engagement.reporting.metrics;

/** Every metric of this service; dots become underscores, and the unit is appended. */
final class MetricNames {
    /** Timer, service time. */
    static final String TIME_TO_ENGAGE = "engagement.time.to.engage";

    /** Timer, service time. */
    static final String TIME_TO_OWN = "engagement.time.to.own";

    /** Timer, service time. */
    static final String TIME_TO_RESOLVE = "engagement.time.to.resolve";

    /** Timer, service time: the silences between two words to the customer. */
    static final String UPDATE_GAP = "engagement.update.gap";

    static final String OPEN = "engagement.requests.open";

    /** Open, and nobody is engaged. */
    static final String WAITING = "engagement.requests.waiting";

    /** Open without a named owner. */
    static final String UNOWNED = "engagement.requests.unowned";

    /** Engaged, and silent for longer than allowed. */
    static final String SILENT = "engagement.requests.silent";

    /** By target: its deadline lies within the charter's warning time. */
    static final String AT_RISK = "engagement.requests.at.risk";

    /** By target: its deadline has passed. */
    static final String OVERDUE = "engagement.requests.overdue";

    /** In seconds. */
    static final String OLDEST_WAITING = "engagement.oldest.waiting";

    /** The mean over the requests that ended in the last 30 days. */
    static final String PACE_KEPT = "engagement.pace.kept";

    /** By outcome: what became of commitments in the last 30 days, and those that are open. */
    static final String COMMITMENTS = "engagement.commitments";

    /** The mean of the ratings of the last 30 days. */
    static final String SATISFACTION = "engagement.satisfaction";

    /** In seconds: how far what is known for good lies behind the present. */
    static final String PROJECTION_LAG = "engagement.projection.lag";

    private MetricNames() {}
}
