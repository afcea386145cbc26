package dev.engagement.service;

import static dev.engagement.documents.keys.Role.AUDIT;
import static dev.engagement.documents.keys.Role.CUSTOMER_DOOR;
import static dev.engagement.documents.keys.Role.PUSH;
import static dev.engagement.documents.keys.Role.READ;
import static dev.engagement.documents.keys.Role.SIGNER;
import static dev.engagement.documents.keys.Role.STEWARD;
import static dev.engagement.shared.access.Access.ofEverybody;
import static dev.engagement.shared.access.Access.to;

import dev.engagement.shared.access.Operations;

/** The roles that may call each operation of this service. */
final class CommandRoles {
    static final Operations OPERATIONS = new Operations(
            to("POST", "/v1/events", PUSH, CUSTOMER_DOOR),
            to("POST", "/v1/imports", PUSH),
            // Callers who push a file may watch its import, and those who may undo it must find it.
            to("GET", "/v1/imports", PUSH, AUDIT),
            to("GET", "/v1/imports/{id}", PUSH, AUDIT),
            to("DELETE", "/v1/imports/{id}", STEWARD),
            to("GET", "/v1/requests/{id}/entries", AUDIT),
            to("GET", "/v1/charters", READ),
            to("GET", "/v1/charters/{name}", READ, SIGNER),
            to("GET", "/v1/charters/{name}/versions", READ, SIGNER),
            to("GET", "/v1/charters/{name}/versions/{number}", READ, SIGNER),
            to("POST", "/v1/charters/{name}/versions/{number}/signatures", SIGNER),
            to("PUT", "/v1/charters/{name}", STEWARD),
            to("PUT", "/v1/benchmarks/{provider}", STEWARD),
            to("GET", "/v1/connections", READ),
            to("GET", "/v1/publication", READ),
            to("GET", "/v1/quarantine", AUDIT),
            to("GET", "/v1/quarantine/{id}", AUDIT),
            to("POST", "/v1/quarantine/{id}/retry", STEWARD),
            to("POST", "/v1/quarantine/retry", STEWARD),
            to("DELETE", "/v1/quarantine/{id}", STEWARD),
            to("GET", "/v1/people", STEWARD),
            to("DELETE", "/v1/people/{reference}", STEWARD),
            // A webhook's signature serves as its key.
            ofEverybody("POST", "/webhooks/{name}"),
            ofEverybody("GET", "/openapi.yaml"),
            ofEverybody("GET", "/actuator/health"),
            ofEverybody("GET", "/actuator/health/{probe:liveness|readiness}"),
            to("GET", "/actuator/prometheus", READ));

    private CommandRoles() {}
}
