package dev.engagement.documents.mapping;

import java.io.IOException;

/** Ends the reading of a file that inflates beyond all proportion. */
public final class LogTooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    LogTooLarge() {
        super("The log inflates to more than " + (LogBounds.INFLATED >> 20) + " MiB and more than " + LogBounds.RATIO
                + " times its size; nothing after that is read.");
    }
}
