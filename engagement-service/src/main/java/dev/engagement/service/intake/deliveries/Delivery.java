package dev.engagement.service.intake.deliveries;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A tool's delivery.
 *
 * @param id the tool's own name for it, the same when it delivers again; if it has none, a hash of the body
 * @param headers the headers that matter, by their names in lower case
 * @param body the raw bytes
 */
public record Delivery(String id, Instant receivedAt, Map<String, String> headers, byte[] body) {
    public Delivery {
        headers = Map.copyOf(headers);
    }

    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** Returns the stored form, for {@link #read}. */
    public byte[] write() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length + 512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(id);
            out.writeLong(receivedAt.getEpochSecond());
            out.writeInt(receivedAt.getNano());
            out.writeInt(headers.size());
            for (Map.Entry<String, String> header : new TreeMap<>(headers).entrySet()) {
                out.writeUTF(header.getKey());
                out.writeUTF(header.getValue());
            }
            out.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    public static Delivery read(byte[] written) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(written))) {
            String id = in.readUTF();
            Instant receivedAt = Instant.ofEpochSecond(in.readLong(), in.readInt());
            Map<String, String> headers = new TreeMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                headers.put(in.readUTF(), in.readUTF());
            }
            return new Delivery(id, receivedAt, headers, in.readAllBytes());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
