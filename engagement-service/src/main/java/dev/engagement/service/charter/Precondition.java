package dev.engagement.service.charter;

/** What must be so for a version to be published. */
@FunctionalInterface
public interface Precondition {
    Precondition NONE = latest -> true;

    /** Whether it holds while that is the latest version; 0 where there is none. */
    boolean holds(int latest);
}
