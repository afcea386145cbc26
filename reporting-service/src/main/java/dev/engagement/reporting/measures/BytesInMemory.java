package dev.engagement.reporting.measures;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes and reads stored forms of several parts. */
public final class BytesInMemory {
    private BytesInMemory() {}

    /** Writes a form; memory never fails. */
    @FunctionalInterface
    public interface Writing {
        void write(DataOutputStream out) throws IOException;
    }

    /** Reads a form, or a part of it. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    /** Reads an item of a list. */
    @FunctionalInterface
    public interface Item<T extends @Nullable Object> {
        T read() throws IOException;
    }

    /** Words that may be missing; no stored word is empty. */
    public static final class Words {
        private Words() {}

        public static void write(DataOutputStream out, @Nullable String word) throws IOException {
            out.writeUTF(Objects.requireNonNullElse(word, ""));
        }

        public static @Nullable String read(DataInputStream in) throws IOException {
            String word = in.readUTF();
            return word.isEmpty() ? null : word;
        }
    }

    public static byte[] write(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writing.write(new DataOutputStream(bytes));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    public static <T> T read(byte[] kept, Reader<T> reader) {
        try {
            return reader.read(new DataInputStream(new ByteArrayInputStream(kept)));
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    /** Reads a list that begins with its size. */
    public static <T extends @Nullable Object> List<T> list(DataInputStream in, Item<T> item) throws IOException {
        return list(in.readInt(), item);
    }

    static <T extends @Nullable Object> List<T> list(int size, Item<T> item) throws IOException {
        List<T> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(item.read());
        }
        return list;
    }
}
