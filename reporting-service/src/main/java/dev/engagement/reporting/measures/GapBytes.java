package dev.engagement.reporting.measures;

import dev.engagement.reporting.factors.Status;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Silences in their stored form: 8 bytes for the length of each, in seconds; the sign is that of one that can never settle. */
public final class GapBytes {
    private GapBytes() {}

    public static byte[] write(List<Figure> gaps) {
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * gaps.size());
        gaps.forEach(gap -> bytes.putDouble(gap.status() == Status.SETTLED ? gap.service() : -gap.service()));
        return bytes.array();
    }

    public static List<Figure> read(byte[] kept) {
        ByteBuffer bytes = ByteBuffer.wrap(kept);
        List<Figure> gaps = new ArrayList<>(kept.length / Double.BYTES);
        while (bytes.hasRemaining()) {
            double stored = bytes.getDouble();
            boolean isEnded = Math.copySign(1, stored) < 0;
            double length = Math.abs(stored);
            gaps.add(new Figure(isEnded ? Status.ENDED : Status.SETTLED, length, length, Figure.Verdict.NONE));
        }
        return gaps;
    }
}
