package dev.engagement.documents.mapping;

import dev.engagement.documents.CountedInput;
import java.io.IOException;
import java.io.InputStream;

/** Limits the bytes that a parser gets for each of its steps, since it keeps all of them in memory until the step is done. */
final class BoundedSteps extends CountedInput {
    /** Most bytes of a step: UTF-8 has at most four bytes a character. */
    private static final int BYTES = 4 * LogFile.LONGEST;

    private int left = BYTES;

    /** Signals a step that needs more. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    BoundedSteps(InputStream in) {
        super(in);
    }

    /** Begins another step. */
    void next() {
        left = BYTES;
    }

    @Override
    protected void counted(int more) throws TooLong {
        left -= more;
        if (left < 0) {
            throw new TooLong();
        }
    }
}
