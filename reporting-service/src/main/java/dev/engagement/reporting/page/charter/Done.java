package dev.engagement.reporting.page.charter;

import dev.engagement.events.Signatures.Signature;
import dev.engagement.reporting.factors.CharterVersions;
import dev.engagement.reporting.page.Address;
import dev.engagement.reporting.parameters.Parameters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that the reader has just done; it may arrive here after the view is asked for.
 *
 * @param version the version that was published or signed; null if nothing was done
 * @param signatory who signed or refused it; null if it was published
 * @param isAwaited whether it has not arrived yet
 */
record Done(@Nullable String version, @Nullable String signatory, boolean refused, boolean isAwaited) {
    /** A version that was published. */
    static final String PUBLISHED = "published";
    /** A signatory's word, as in {@code sales:signed}. */
    static final String WORD = "word";

    private static final String REFUSED = "refused";

    static Done read(Parameters parameters, CharterVersions versions) {
        String published = parameters.one(PUBLISHED);
        String word = parameters.one(WORD);
        if (published != null) {
            return new Done(
                    published,
                    null,
                    false,
                    ChosenVersion.numbered(versions, published).isEmpty());
        }
        if (word == null) {
            return new Done(null, null, false, false);
        }
        int colon = word.lastIndexOf(':');
        String signatory = colon < 0 ? word : word.substring(0, colon);
        boolean refused = word.endsWith(":" + REFUSED);
        String version = parameters.one("version");
        Optional<Signature> last = ChosenVersion.numbered(versions, version)
                .flatMap(one -> one.signatures().last(signatory));
        return new Done(
                version,
                signatory,
                refused,
                last.filter(one -> one.refused() == refused).isEmpty());
    }

    /** Returns the view that says so, once it has been done. */
    static Address published(String name, String version) {
        return Address.of("/charters/" + name).and(PUBLISHED, version);
    }

    /** Returns the view that says so, once a signatory has given its word. */
    static Address word(String name, String version, String signatory, boolean refused) {
        return Address.of("/charters/" + name)
                .and("version", version)
                .and(WORD, signatory + ":" + (refused ? REFUSED : "signed"));
    }

    /** Returns what was done, in words; null if nothing was. */
    @Nullable
    String says(String name) {
        if (version == null) {
            return null;
        }
        String says = signatory == null
                ? "Version " + version + " of " + name + " is published"
                : "It is recorded that " + signatory + (refused ? " refused" : " signed") + " version " + version;
        return says + (isAwaited ? "; it shows here within seconds." : ".");
    }
}
