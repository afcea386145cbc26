package dev.engagement.documents.mapping;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes of which a parser gets only so many for each of its steps, since it keeps what it reads until the step is done. */
final class BoundedSteps extends FilterInputStream {
    /** Four bytes a character are the most that UTF-8 has. */
    private static final int BYTES = 4 * LogFile.LONGEST;

    private int left = BYTES;

    /** A step that needs more. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    BoundedSteps(InputStream in) {
        super(in);
    }

    /** Another step begins. */
    void next() {
        left = BYTES;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = super.read(into, from, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int more) throws TooLong {
        left -= more;
        if (left < 0) {
            throw new TooLong();
        }
    }
}
