package dev.engagement.reporting.measures;

import dev.engagement.reporting.factors.Commitment.Outcome;
import dev.engagement.reporting.factors.Status;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Figures in a compact stored form, since a scorecard reads a hundred thousand of them at a time: the number of commitments, a byte for the
 * outcome of each, then 19 bytes for each figure.
 */
public final class FigureBytes {
    private static final int SIZE = 3 + 2 * Double.BYTES;
    private static final List<Status> STATUSES = List.of(Status.values());
    private static final List<Figure.Verdict> VERDICTS = List.of(Figure.Verdict.values());
    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());

    private FigureBytes() {}

    public static byte[] write(Figures figures) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES
                + figures.outcomes().size()
                + SIZE * figures.list().size());
        bytes.putInt(figures.outcomes().size());
        figures.outcomes().forEach(outcome -> bytes.put((byte) OUTCOMES.indexOf(outcome)));
        for (Figures.Said said : figures.list()) {
            Figure figure = said.figure();
            bytes.put((byte) said.measure())
                    .put((byte) STATUSES.indexOf(figure.status()))
                    .put((byte) VERDICTS.indexOf(figure.verdict()))
                    .putDouble(figure.service())
                    .putDouble(figure.elapsed());
        }
        return bytes.array();
    }

    public static Figures read(byte[] kept) {
        ByteBuffer bytes = ByteBuffer.wrap(kept);
        List<Outcome> outcomes = new ArrayList<>();
        for (int left = bytes.getInt(); left > 0; left--) {
            outcomes.add(OUTCOMES.get(bytes.get()));
        }
        List<Figures.Said> list = new ArrayList<>(bytes.remaining() / SIZE);
        while (bytes.hasRemaining()) {
            int measure = bytes.get();
            Status status = STATUSES.get(bytes.get());
            Figure.Verdict verdict = VERDICTS.get(bytes.get());
            list.add(new Figures.Said(measure, new Figure(status, bytes.getDouble(), bytes.getDouble(), verdict)));
        }
        return new Figures(list, outcomes);
    }
}
