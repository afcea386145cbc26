package dev.engagement.reporting.customer;

import dev.engagement.documents.keys.Key;
import dev.engagement.events.Entry;

/**
 * Something that is said once about a request.
 *
 * @param speaker a link's token, or the name of a key
 * @param action as in the address of the form
 * @param nonce of the form: the same form says the same thing
 */
public record Saying(String speaker, String action, String nonce, String request, Entry entry) {
    /** Returns the id of the message, the same for the same form. */
    String id() {
        return Key.digest(speaker + "\n" + action + "\n" + nonce);
    }
}
