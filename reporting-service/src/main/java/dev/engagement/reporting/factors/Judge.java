package dev.engagement.reporting.factors;

import dev.engagement.events.Charter;
import dev.engagement.reporting.calendar.ServiceHours;

/**
 * The version of a charter that judges a request, with its hours ready for use.
 *
 * @param version of the charter of that name: 1, 2, 3 …
 */
public record Judge(Charter charter, int version, ServiceHours hours) {
    public Judge(Charter charter, int version) {
        this(charter, version, ServiceHours.of(charter));
    }
}
