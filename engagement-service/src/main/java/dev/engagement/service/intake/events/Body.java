package dev.engagement.service.intake.events;

import dev.engagement.documents.Refused;
import dev.engagement.service.intake.Problems;
import dev.engagement.shared.doors.PacedInput;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.springframework.http.HttpHeaders;

/** Reads a request's body as bytes: inflated if it is gzip, never more than allowed, and a whole one at a least pace. */
final class Body {
    private Body() {}

    static byte[] whole(HttpServletRequest request, String what, int limit) throws IOException {
        if (request.getContentLengthLong() > limit) {
            throw new Refused(Problems.tooLarge(what, limit, "bytes"));
        }
        try (InputStream body = inflated(request, new PacedInput(request))) {
            byte[] bytes = body.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new Refused(Problems.tooLarge(what, limit, "bytes, inflated"));
            }
            return bytes;
        } catch (ZipException | EOFException broken) {
            throw new Refused(Problems.malformed("The body is not gzip, or ends in the middle."));
        }
    }

    static InputStream stream(HttpServletRequest request) throws IOException {
        return inflated(request, request.getInputStream());
    }

    private static InputStream inflated(HttpServletRequest request, InputStream raw) throws IOException {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding == null || encoding.isBlank() || encoding.equalsIgnoreCase("identity")) {
            return raw;
        }
        String name = encoding.strip().toLowerCase(Locale.ROOT);
        if (!name.equals("gzip") && !name.equals("x-gzip")) {
            throw new Refused(Problems.encoding(encoding));
        }
        try {
            return new GZIPInputStream(raw, 1 << 16);
        } catch (ZipException | EOFException broken) {
            throw new Refused(Problems.malformed("The body is not gzip."));
        }
    }
}
