package dev.engagement.service.axon;

/** A command to the aggregate of a subject. */
interface Targeted {
    String subject();
}
