package dev.engagement.documents.mapping;

import dev.engagement.documents.CountedInput;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Inflates a gzip file, as long as the output is in proportion to the input. A cut or damaged file ends at that place. */
final class Inflated extends FilterInputStream {
    private final CountedInput packed;
    private long inflated;
    private boolean cut;

    private Inflated(CountedInput packed) throws IOException {
        super(new GZIPInputStream(packed, 1 << 16));
        this.packed = packed;
    }

    static Inflated of(InputStream packed) throws IOException {
        return new Inflated(new CountedInput(packed));
    }

    /** Returns whether the file was cut or damaged. */
    boolean isCut() {
        return cut;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (cut) {
            return -1;
        }
        try {
            int read = super.read(into, from, length);
            count(Math.max(0, read));
            return read;
        } catch (EOFException | ZipException broken) {
            cut = true;
            return -1;
        }
    }

    private void count(int more) throws LogTooLarge {
        inflated += more;
        if (inflated > LogBounds.INFLATED && inflated / LogBounds.RATIO > packed.count()) {
            throw new LogTooLarge();
        }
    }
}
