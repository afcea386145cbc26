package dev.engagement.reporting.page.clauses;

/**
 * One agreement of a charter, in words.
 *
 * @param topic under which it stands
 * @param what it is about within the topic
 */
public record Clause(String topic, String what, String says) {}
