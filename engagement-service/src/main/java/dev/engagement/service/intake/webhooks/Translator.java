package dev.engagement.service.intake.webhooks;

import dev.engagement.events.InvalidField;
import dev.engagement.service.intake.quarantine.Delivery;
import dev.engagement.web.Refused;

/** Knows one tool: what its deliveries say, in entries. Pure, and never surprised. */
public interface Translator {
    /** What the delivery says. An {@link InvalidField} or {@link Refused} names what could not be read in it. */
    Translation read(Delivery delivery, Connection connection);

    /** What the delivery says; a broken one says so. Never throws for what a tool sent. */
    default Translation translate(Delivery delivery, Connection connection) {
        try {
            return read(delivery, connection);
        } catch (InvalidField invalid) {
            return new Translation.Broken("invalid-field", "\"" + invalid.field() + "\" " + invalid.says());
        } catch (Refused malformed) {
            return new Translation.Broken(
                    malformed.problem().slug(), malformed.problem().detail());
        }
    }
}
