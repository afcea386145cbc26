package dev.engagement.reporting.customer.pages;

import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Random words, one in each form of a page: a form that is sent twice says something once.
 *
 * @param kept those that forms keep, by request and action, since it is unknown whether they were heard
 */
public record FormNonces(Map<String, String> kept) {
    static final FormNonces FRESH = new FormNonces(Map.of());

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");

    static FormNonces keeping(String request, String action, String nonce) {
        return new FormNonces(Map.of(form(request, action), nonce));
    }

    private static String form(String request, String action) {
        return action + " " + request;
    }

    /** Returns the nonce of a form. */
    public String of(String request, String action) {
        return kept.getOrDefault(form(request, action), fresh());
    }

    private static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Returns the nonce of a form that was sent. */
    static String sent(HttpServletRequest form) {
        String nonce = form.getParameter("nonce");
        if (nonce == null || !FORM.matcher(nonce).matches()) {
            throw new Refused(new Problem(
                    "invalid-parameter",
                    400,
                    "This form is not complete",
                    "Open the page again, and send the form from there.",
                    "nonce"));
        }
        return nonce;
    }
}
