package dev.engagement.reporting.feed;

/** Names of the topics that are read. */
public final class Topics {
    public static final String REQUESTS = "engagement.requests.v1";
    public static final String CHARTERS = "engagement.charters.v1";
    public static final String DIRECTORY = "engagement.directory.v1";
    public static final String COMPLETENESS = "engagement.completeness.v1";

    private Topics() {}
}
