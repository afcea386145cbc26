package dev.engagement.reporting.factors;

import dev.engagement.events.Charter;
import dev.engagement.events.Pact.PromisedService;
import dev.engagement.reporting.calendar.ServiceHours;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The charter version that judges a request, with its service hours.
 *
 * @param version of the charter of that name: 1, 2, 3 …
 * @param services the same version for requests about a service with hours or holidays of its own
 */
public record Judge(Charter charter, int version, ServiceHours hours, Map<String, Judge> services) {
    public Judge {
        services = Map.copyOf(services);
    }

    public Judge(Charter charter, int version) {
        this(charter, version, ServiceHours.of(charter), services(charter, version));
    }

    private static Map<String, Judge> services(Charter charter, int version) {
        Map<String, Judge> services = new HashMap<>();
        for (PromisedService service : charter.pact().services()) {
            if (service.hours() != null || service.holidays() != null) {
                Charter own = charter.at(service.service());
                services.put(service.service(), new Judge(own, version, ServiceHours.of(own), Map.of()));
            }
        }
        return services;
    }

    /** Returns the same version at the hours of a service; those of the charter if the service has none of its own. */
    public Judge at(@Nullable String service) {
        return service == null ? this : services.getOrDefault(service, this);
    }
}
