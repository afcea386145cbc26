package dev.engagement.service.intake.webhooks.inbox;

import dev.engagement.documents.Refused;
import dev.engagement.service.intake.Problems;
import dev.engagement.shared.doors.PacedInput;
import dev.engagement.shared.doors.StoreAway;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads raw bodies as they arrive: memory is taken only for bytes that have arrived, and a slow sender is cut off. No body may be larger
 * than the largest that any tool sends.
 */
final class Bodies {
    /** Most bytes of a webhook's delivery. */
    static final int MOST = 25 * 1024 * 1024;

    private static final int OWN = 4 * 1024 * 1024;
    private static final int POOL = 4 * MOST;
    private static final int CHUNK = 16 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ConnectionShares shares;

    Bodies() {
        this.shares = new ConnectionShares(OWN, POOL);
    }

    /** A body in memory. */
    final class Taken implements AutoCloseable {
        private final String connection;
        private final List<byte[]> chunks = new ArrayList<>();
        private int length;

        private Taken(String connection) {
            this.connection = connection;
        }

        private void read(InputStream in) throws IOException {
            byte[] chunk = some(in);
            while (chunk.length > 0) {
                if (length + chunk.length > MOST) {
                    throw new Refused(Problems.tooLarge("A delivery", MOST, "bytes"));
                }
                if (!shares.take(connection, chunk.length, PATIENCE)) {
                    throw StoreAway.refused();
                }
                chunks.add(chunk);
                length += chunk.length;
                chunk = some(in);
            }
        }

        /** Returns the bytes that have arrived, at least one; none at the end. */
        private static byte[] some(InputStream in) throws IOException {
            byte[] buffer = new byte[CHUNK];
            int read = in.read(buffer);
            return read == CHUNK ? buffer : Arrays.copyOf(buffer, Math.max(0, read));
        }

        byte[] bytes() {
            byte[] all = new byte[length];
            int to = 0;
            for (byte[] chunk : chunks) {
                System.arraycopy(chunk, 0, all, to, chunk.length);
                to += chunk.length;
            }
            return all;
        }

        @Override
        public void close() {
            shares.giveBack(connection, length);
        }
    }

    /** Reads a body to its end. The caller closes it to free its memory. */
    Taken read(String connection, HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > MOST) {
            throw new Refused(Problems.tooLarge("A delivery", MOST, "bytes"));
        }
        Taken body = new Taken(connection);
        try {
            body.read(new PacedInput(request));
            return body;
        } catch (IOException | RuntimeException fault) {
            body.close();
            throw fault;
        }
    }
}
