package dev.engagement.events;

import java.util.regex.Pattern;

/**
 * Names of the Kafka topics of one installation. The program speaks of topics by their canonical names, which stand here as
 * constants; on the broker each has the installation's prefix before it, so that several installations share a cluster.
 *
 * @param prefix letters, digits, dots, dashes and underscores, at most 100; empty if the cluster is not shared
 */
public record TopicNames(String prefix) {
    /** Entries of requests; the key is the request. */
    public static final String REQUESTS = "engagement.requests.v1";
    /** Charters as published; the key is the charter's name. */
    public static final String CHARTERS = "engagement.charters.v1";
    /** Names, titles and reasons; the key is the reference. Compacted, and a tombstone erases. */
    public static final String DIRECTORY = "engagement.directory.v1";
    /** Instants up to which the other topics are complete. */
    public static final String COMPLETENESS = "engagement.completeness.v1";
    /** Warnings that were given; the key is the request. */
    public static final String WARNINGS = "engagement.warnings.v1";

    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._-]{0,100}");

    public TopicNames {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new InvalidField(
                    "engagement.topic-prefix", "must be at most 100 letters, digits, dots, dashes and underscores");
        }
    }

    /** Returns the name of a topic on the broker. */
    public String onBroker(String canonical) {
        return prefix + canonical;
    }

    /** Returns the canonical name of a topic of this installation. */
    public String canonical(String onBroker) {
        return onBroker.substring(prefix.length());
    }
}
