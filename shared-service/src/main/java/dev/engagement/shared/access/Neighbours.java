package dev.engagement.shared.access;

import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Protects an installation that is open to everyone on its machine from other sites' pages in a browser there: their requests come from the
 * same machine.
 */
final class Neighbours {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final int FORBIDDEN = 403;

    private Neighbours() {}

    /** Refuses host names that reach this machine only by DNS rebinding, and changes requested by another site's page. */
    static void check(HttpServletRequest request) {
        String host = request.getHeader(HttpHeaders.HOST);
        if (host != null && !isLoopback(name(host))) {
            throw new Refused(new Problem(
                    "foreign-host",
                    FORBIDDEN,
                    "Host not allowed",
                    "While no key is demanded, this service answers to localhost, 127.0.0.1 and [::1] only: use one of"
                            + " these, or create a key with ./engagement key create.",
                    HttpHeaders.HOST));
        }
        if (!READING.contains(request.getMethod()) && isForeign(request, host)) {
            throw new Refused(new Problem(
                    "foreign-origin",
                    FORBIDDEN,
                    "Cross-site request refused",
                    "While no key is demanded, pages of other sites may not change anything here.",
                    HttpHeaders.ORIGIN));
        }
    }

    private static boolean isForeign(HttpServletRequest request, @Nullable String host) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return "cross-site".equalsIgnoreCase(request.getHeader("Sec-Fetch-Site"))
                || origin != null && !origin.equalsIgnoreCase(request.getScheme() + "://" + host);
    }

    private static String name(String host) {
        int end = host.startsWith("[") ? host.indexOf(']') + 1 : host.indexOf(':');
        return (end > 0 ? host.substring(0, end) : host).toLowerCase(Locale.ROOT);
    }

    /** Compares names without looking them up. */
    private static boolean isLoopback(String name) {
        if (name.equals("localhost") || name.endsWith(".localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(name).isLoopbackAddress();
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
