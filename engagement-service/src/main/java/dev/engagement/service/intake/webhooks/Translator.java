package dev.engagement.service.intake.webhooks;

import dev.engagement.documents.Refused;
import dev.engagement.events.InvalidField;
import dev.engagement.service.intake.deliveries.Delivery;

/** Translates one tool's deliveries into entries. Pure, and prepared for any input. */
public interface Translator {
    /** Reads the delivery. An {@link InvalidField} or {@link Refused} names the part that could not be read. */
    Translation read(Delivery delivery, Connection connection, Histories histories);

    /** The tool's own words. */
    Dialect dialect();

    /** Reads the delivery, and turns a fault into {@link Translation.Broken}. Never throws for anything that a tool sent. */
    default Translation translate(Delivery delivery, Connection connection, Histories histories) {
        try {
            return read(delivery, connection, histories);
        } catch (InvalidField invalid) {
            return new Translation.Broken("invalid-field", "\"" + invalid.field() + "\" " + invalid.says());
        } catch (Refused malformed) {
            return new Translation.Broken(
                    malformed.problem().slug(), malformed.problem().detail());
        }
    }
}
