package dev.engagement.documents;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that are read through it. A subclass may end the reading at a bound. */
public class CountedInput extends FilterInputStream {
    private long count;

    public CountedInput(InputStream in) {
        super(in);
    }

    /** Returns the number of bytes read so far. */
    public final long count() {
        return count;
    }

    /** Takes notice of bytes that were just read; throws if they are too many. */
    protected void counted(int more) throws IOException {
        count += more;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        counted(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = super.read(into, from, length);
        counted(Math.max(0, read));
        return read;
    }
}
