package dev.engagement.standalone.supervise;

/** Whether a process does its work by now; asked several times a second, answers within seconds. */
@FunctionalInterface
public interface Probe {
    boolean ready() throws InterruptedException;
}
