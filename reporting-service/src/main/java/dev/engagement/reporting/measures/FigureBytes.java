package dev.engagement.reporting.measures;

import dev.engagement.reporting.factors.CommitmentOutcome;
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
    private static final StoredNumbers<Status> STATUSES =
            new StoredNumbers<>(List.of(Status.values()), status -> switch (status) {
                case SETTLED -> 0;
                case RUNNING -> 1;
                case ENDED -> 2;
                case ABSENT -> 3;
            });
    private static final StoredNumbers<Figure.Verdict> VERDICTS =
            new StoredNumbers<>(List.of(Figure.Verdict.values()), verdict -> switch (verdict) {
                case NONE -> 0;
                case MET -> 1;
                case MISSED -> 2;
                case UNDECIDED -> 3;
            });
    private static final StoredNumbers<CommitmentOutcome> OUTCOMES =
            new StoredNumbers<>(List.of(CommitmentOutcome.values()), outcome -> switch (outcome) {
                case KEPT -> 0;
                case RENEGOTIATED -> 1;
                case TOLD_LATE -> 2;
                case BROKEN -> 3;
                case WITHDRAWN -> 4;
                case OPEN -> 5;
            });

    private FigureBytes() {}

    public static byte[] write(Figures figures) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES
                + figures.outcomes().size()
                + SIZE * figures.list().size());
        bytes.putInt(figures.outcomes().size());
        figures.outcomes().forEach(outcome -> bytes.put(OUTCOMES.of(outcome)));
        for (Figures.Said said : figures.list()) {
            Figure figure = said.figure();
            bytes.put((byte) said.measure())
                    .put(STATUSES.of(figure.status()))
                    .put(VERDICTS.of(figure.verdict()))
                    .putDouble(figure.service())
                    .putDouble(figure.elapsed());
        }
        return bytes.array();
    }

    public static Figures read(byte[] kept) {
        ByteBuffer bytes = ByteBuffer.wrap(kept);
        List<CommitmentOutcome> outcomes = new ArrayList<>();
        for (int left = bytes.getInt(); left > 0; left--) {
            outcomes.add(OUTCOMES.read(bytes.get()));
        }
        List<Figures.Said> list = new ArrayList<>(bytes.remaining() / SIZE);
        while (bytes.hasRemaining()) {
            int measure = bytes.get();
            Status status = STATUSES.read(bytes.get());
            Figure.Verdict verdict = VERDICTS.read(bytes.get());
            list.add(new Figures.Said(measure, new Figure(status, bytes.getDouble(), bytes.getDouble(), verdict)));
        }
        return new Figures(list, outcomes);
    }
}
