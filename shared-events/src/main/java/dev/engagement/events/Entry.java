package dev.engagement.events;

/**
 * A fact about a request (or a charter, or a provider outside), as revision 1 of the contract names it.
 *
 * <p>An entry says what happened, never its consequences. It carries no time and no identity of its own: those belong to the {@link
 * Recorded} envelope. The chapters are sealed, so that a fold over a story is an exhaustive {@code switch}. A constructor refuses a value
 * out of range with an {@link InvalidField} that names the field as it stands on the wire.
 */
public sealed interface Entry
        permits Opening,
                Urgency,
                Ownership,
                Conversation,
                Pace,
                Results,
                Acceptance,
                Experience,
                Correction,
                Agreement,
                Outside {}
