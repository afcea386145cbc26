package dev.engagement.shared.access;

import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import dev.engagement.documents.keys.Mandate;
import dev.engagement.documents.keys.Role;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Signatories that a caller may sign for.
 *
 * @param names of the signatories; null: all
 * @param charter the only charter that the caller may read as a signer, and sign; null: all
 */
public record Signatories(
        @Nullable Set<String> names, @Nullable String charter) {
    static final Signatories ALL = new Signatories(null, null);
    static final Signatories NONE = new Signatories(Set.of(), null);

    /** Beginnings of the addresses of charters: of the operations, and of the views. */
    private static final List<String> CHARTERS = List.of("/v1/charters/", "/charters/");

    static Signatories of(@Nullable Mandate mandate) {
        return mandate == null ? NONE : new Signatories(Set.of(mandate.signatory()), mandate.charter());
    }

    /** Refuses a caller who may not sign that charter for that signatory. */
    public static void check(String charter, String signatory) {
        Signatories mine = SecurityContextHolder.getContext().getAuthentication() instanceof Caller caller
                ? caller.signatories()
                : NONE;
        if (!mine.cover(charter) || mine.names() != null && !mine.names().contains(signatory)) {
            throw new Refused(new Problem(
                    "forbidden",
                    403,
                    "Not allowed",
                    "This caller may not sign \"" + charter + "\" for \"" + signatory
                            + "\": that takes a key of the role " + Role.SIGNER.word() + " for both.",
                    "signatory"));
        }
    }

    private boolean cover(String name) {
        return charter == null || charter.equals(name);
    }

    /** Returns whether an address is that of the caller's own charter. */
    boolean coverAddress(String path) {
        return charter == null
                || CHARTERS.stream()
                        .map(charters -> charters + charter)
                        .anyMatch(own -> path.equals(own) || path.startsWith(own + "/"));
    }
}
