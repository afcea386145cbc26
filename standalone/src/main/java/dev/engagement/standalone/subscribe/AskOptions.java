package dev.engagement.standalone.subscribe;

import dev.engagement.standalone.messages.Obstacle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which a subscription asks requesters for a rating, in place of warnings. */
final class AskOptions {
    private static final String USUAL = "PT1H";

    @Option(
            names = "--ask",
            description =
                    "instead of warnings: once a request is resolved, sends its requester a link to rate it; by mail,"
                            + " or by the webhook if the tool knows no mail address")
    private boolean ask;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            description = "with --ask: so long after the resolution (default: " + USUAL + ")")
    private @Nullable String wait;

    /** Returns how long after a resolution to ask; null: nobody is asked. */
    @Nullable
    String pause() {
        if (!ask && wait != null) {
            throw new Obstacle("--wait goes with --ask only");
        }
        return !ask || wait != null ? wait : USUAL;
    }
}
