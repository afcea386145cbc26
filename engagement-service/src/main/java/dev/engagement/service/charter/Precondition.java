package dev.engagement.service.charter;

/** A condition that must hold for a version to be published. */
@FunctionalInterface
public interface Precondition {
    Precondition NONE = latest -> true;

    /** Returns whether it holds while that is the latest version; 0 if there is none. */
    boolean holds(int latest);
}
