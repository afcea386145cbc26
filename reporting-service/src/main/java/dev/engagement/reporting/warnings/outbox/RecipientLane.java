package dev.engagement.reporting.warnings.outbox;

/** A recipient of one subscription: within it the warnings of a request keep their order. */
public record RecipientLane(String subscription, String recipient) {}
