package dev.engagement.service.intake.webhooks;

/** Finds the history of a request, by its subject. */
@FunctionalInterface
public interface Histories {
    RequestHistory of(String subject);
}
