package dev.engagement.standalone.supervise;

import java.io.IOException;

/** Prepares a start and returns its command; called before every start. */
@FunctionalInterface
public interface Launch {
    Command prepare() throws IOException, InterruptedException;
}
