package dev.engagement.standalone.supervise;

/** Checks whether a process is ready; called several times a second, answers within seconds. */
@FunctionalInterface
public interface Probe {
    boolean ready() throws InterruptedException;
}
