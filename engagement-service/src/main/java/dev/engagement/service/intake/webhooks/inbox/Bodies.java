package dev.engagement.service.intake.webhooks.inbox;

import dev.engagement.service.intake.Problems;
import dev.engagement.web.Refused;
import dev.engagement.web.StoreAway;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Reads raw bodies, none larger than the largest that any of the tools sends, and only so many at once: what is not
 * verified yet must not be able to fill the memory.
 */
final class Bodies {
    static final int MOST = 25 * 1024 * 1024;
    private static final int AT_ONCE = 4 * MOST;
    private static final long PATIENCE_SECONDS = 5;

    private final Semaphore bytes = new Semaphore(AT_ONCE);

    byte[] read(HttpServletRequest request) throws IOException {
        long length = request.getContentLengthLong();
        if (length > MOST) {
            throw new Refused(Problems.tooLarge("A delivery", MOST, "bytes"));
        }
        int share = length < 0 ? MOST : (int) length;
        if (!acquired(share)) {
            throw StoreAway.refused();
        }
        try {
            byte[] body = request.getInputStream().readNBytes(MOST + 1);
            if (body.length > MOST) {
                throw new Refused(Problems.tooLarge("A delivery", MOST, "bytes"));
            }
            return body;
        } finally {
            bytes.release(share);
        }
    }

    private boolean acquired(int share) {
        try {
            return bytes.tryAcquire(share, PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
