package dev.engagement.reporting.factors;

import dev.engagement.events.Charter;
import dev.engagement.reporting.calendar.ServiceHours;

/**
 * The charter version that judges a request, with its service hours.
 *
 * @param version of the charter of that name: 1, 2, 3 …
 */
public record Judge(Charter charter, int version, ServiceHours hours) {
    public Judge(Charter charter, int version) {
        this(charter, version, ServiceHours.of(charter));
    }
}
