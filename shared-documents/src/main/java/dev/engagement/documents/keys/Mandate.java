package dev.engagement.documents.keys;

/**
 * The right of a signer's key: to sign one charter for one signatory.
 *
 * @param signatory the signatory that it signs for
 * @param charter the one charter that it reads, previews and signs
 */
public record Mandate(String signatory, String charter) {
    public Mandate {
        if (signatory.isBlank() || charter.isBlank()) {
            throw new IllegalArgumentException("a signer's key must name a signatory and a charter");
        }
    }
}
