package dev.engagement.reporting.readings;

import dev.engagement.reporting.factors.Status;
import dev.engagement.reporting.measures.Figure;
import dev.engagement.reporting.measures.Figures;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Figures as they are kept: 18 bytes each, since a scorecard reads a hundred thousand of them at a time. */
final class FigureBytes {
    private static final int SIZE = 2 + 2 * Double.BYTES;
    private static final List<Status> STATUSES = List.of(Status.values());
    private static final List<Figure.Verdict> VERDICTS = List.of(Figure.Verdict.values());

    private FigureBytes() {}

    static byte[] write(Figures figures) {
        ByteBuffer bytes = ByteBuffer.allocate(SIZE * figures.list().size());
        for (Figure figure : figures.list()) {
            bytes.put((byte) STATUSES.indexOf(figure.status()))
                    .put((byte) VERDICTS.indexOf(figure.verdict()))
                    .putDouble(figure.service())
                    .putDouble(figure.elapsed());
        }
        return bytes.array();
    }

    static Figures read(byte[] kept) {
        ByteBuffer bytes = ByteBuffer.wrap(kept);
        List<Figure> figures = new ArrayList<>(kept.length / SIZE);
        while (bytes.hasRemaining()) {
            Status status = STATUSES.get(bytes.get());
            Figure.Verdict verdict = VERDICTS.get(bytes.get());
            figures.add(new Figure(status, bytes.getDouble(), bytes.getDouble(), verdict));
        }
        return new Figures(figures);
    }
}
