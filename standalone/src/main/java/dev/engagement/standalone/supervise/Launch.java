package dev.engagement.standalone.supervise;

import java.io.IOException;

/** Does what a start needs and says how to start; asked anew before every start. */
@FunctionalInterface
public interface Launch {
    Command prepare() throws IOException, InterruptedException;
}
