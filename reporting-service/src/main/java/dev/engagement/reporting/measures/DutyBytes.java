package dev.engagement.reporting.measures;

import dev.engagement.events.Pace.WaitingOn;
import dev.engagement.reporting.measures.BytesInMemory.OptionalWords;
import dev.engagement.reporting.measures.Duties.OwedBy;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** Duties in their stored form: who owed each answer, then the suppliers, each list with its size before it. */
public final class DutyBytes {
    private static final StoredNumbers<WaitingOn> PARTIES =
            new StoredNumbers<>(List.of(WaitingOn.values()), party -> switch (party) {
                case CUSTOMER -> 0;
                case SUPPLIER -> 1;
                case APPROVAL -> 2;
                case OTHER -> 3;
            });

    private DutyBytes() {}

    public static byte[] write(Duties duties) {
        return BytesInMemory.write(out -> {
            out.writeInt(duties.owed().size());
            for (OwedBy owed : duties.owed()) {
                out.writeByte(PARTIES.of(owed.party()));
                OptionalWords.write(out, owed.supplier());
            }
            out.writeInt(duties.suppliers().size());
            for (Supplied supplied : duties.suppliers()) {
                write(out, supplied);
            }
        });
    }

    private static void write(DataOutputStream out, Supplied supplied) throws IOException {
        OptionalWords.write(out, supplied.supplier());
        out.writeInt(supplied.waits());
        out.writeBoolean(supplied.isWaiting());
        out.writeDouble(supplied.service());
        out.writeDouble(supplied.elapsed());
        out.writeInt(supplied.answers().kept());
        out.writeInt(supplied.answers().missed());
        out.writeInt(supplied.answers().running());
        out.writeInt(supplied.answers().ended());
        out.writeDouble(supplied.excess());
        out.writeByte(supplied.cost());
    }

    public static Duties read(byte[] kept) {
        ByteBuffer in = ByteBuffer.wrap(kept);
        return new Duties(
                BytesInMemory.list(in, () -> new OwedBy(PARTIES.read(in.get()), OptionalWords.read(in))),
                BytesInMemory.list(in, () -> supplied(in)));
    }

    private static Supplied supplied(ByteBuffer in) {
        return new Supplied(
                OptionalWords.read(in),
                in.getInt(),
                BytesInMemory.readBoolean(in),
                in.getDouble(),
                in.getDouble(),
                new AnswersKept(in.getInt(), in.getInt(), in.getInt(), in.getInt()),
                in.getDouble(),
                in.get());
    }
}
