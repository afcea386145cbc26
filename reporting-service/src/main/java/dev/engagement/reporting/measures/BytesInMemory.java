package dev.engagement.reporting.measures;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes and reads stored forms of several parts. */
public final class BytesInMemory {
    private BytesInMemory() {}

    /** Writes a form; memory never fails. */
    @FunctionalInterface
    public interface Writing {
        void write(DataOutputStream out) throws IOException;
    }

    /** Words that may be missing; no stored word is empty. */
    public static final class OptionalWords {
        private OptionalWords() {}

        public static void write(DataOutputStream out, @Nullable String word) throws IOException {
            out.writeUTF(Objects.requireNonNullElse(word, ""));
        }

        public static @Nullable String read(ByteBuffer in) {
            String word = word(in);
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

    public static boolean readBoolean(ByteBuffer in) {
        return in.get() != 0;
    }

    /** Reads a list that begins with its size. */
    public static <T extends @Nullable Object> List<T> list(ByteBuffer in, Supplier<T> item) {
        return list(in.getInt(), item);
    }

    public static <T extends @Nullable Object> List<T> list(int size, Supplier<T> item) {
        if (size == 0) {
            return List.of();
        }
        if (size == 1) {
            return Collections.singletonList(item.get());
        }
        List<T> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(item.get());
        }
        return list;
    }

    /** Reads what {@link DataOutputStream#writeUTF} wrote. */
    public static String word(ByteBuffer in) {
        int begin = in.position();
        int length = Short.toUnsignedInt(in.getShort());
        byte[] bytes = new byte[length];
        in.get(bytes);
        for (byte one : bytes) {
            if (one <= 0) {
                return wide(in, begin, length);
            }
        }
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static String wide(ByteBuffer in, int begin, int length) {
        byte[] whole = new byte[Short.BYTES + length];
        in.get(begin, whole);
        try {
            return new DataInputStream(new ByteArrayInputStream(whole)).readUTF();
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }
}
