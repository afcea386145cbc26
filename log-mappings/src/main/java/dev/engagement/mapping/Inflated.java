package dev.engagement.mapping;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** A gzip file inflated, as long as what comes out is in proportion to what lies there. */
final class Inflated extends FilterInputStream {
    private final Counted packed;
    private long inflated;

    private Inflated(Counted packed) throws IOException {
        super(new GZIPInputStream(packed, 1 << 16));
        this.packed = packed;
    }

    static InputStream of(InputStream packed) throws IOException {
        return new Inflated(new Counted(packed));
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

    private void count(int more) throws LogTooLarge {
        inflated += more;
        if (inflated > LogBounds.INFLATED && inflated / LogBounds.RATIO > packed.count) {
            throw new LogTooLarge();
        }
    }

    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = super.read(into, from, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
