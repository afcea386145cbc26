package dev.engagement.reporting;

import static dev.engagement.documents.keys.Role.AUDIT;
import static dev.engagement.documents.keys.Role.CUSTOMER;
import static dev.engagement.documents.keys.Role.LINKS;
import static dev.engagement.documents.keys.Role.READ;
import static dev.engagement.documents.keys.Role.SIGNER;
import static dev.engagement.documents.keys.Role.STEWARD;
import static dev.engagement.shared.access.Access.ofEverybody;
import static dev.engagement.shared.access.Access.to;

import dev.engagement.shared.access.Operations;

/** The roles that may call each operation of this service. */
final class ReportingRoles {
    static final Operations OPERATIONS = new Operations(
            to("GET", "/v1/scorecard", READ, CUSTOMER).inScope(),
            to("GET", "/v1/requests", READ, CUSTOMER).inScope(),
            to("GET", "/v1/requests/{id}", READ, CUSTOMER).inScope(),
            to("GET", "/v1/requests/{id}/story", READ, CUSTOMER).inScope(),
            to("POST", "/v1/charters/{name}/preview", AUDIT, SIGNER),
            to("POST", "/v1/replays", AUDIT),
            to("GET", "/v1/replays", AUDIT),
            to("GET", "/v1/replays/{id}", AUDIT),
            // Deleting a replay ends a calculation and discards its result; it deletes nothing of the record.
            to("DELETE", "/v1/replays/{id}", AUDIT),
            to("GET", "/v1/replays/{a}/differences/{b}", AUDIT),
            to("GET", "/v1/history", AUDIT),
            to("GET", "/v1/readings", READ, CUSTOMER).inScope(),
            to("GET", "/v1/comparison", READ),
            to("GET", "/v1/suppliers", READ),
            to("GET", "/v1/warnings", READ),
            to("POST", "/v1/warnings/{id}/again", STEWARD),
            to("POST", "/v1/subscriptions/{name}/trial", STEWARD),
            to("GET", "/v1/links", LINKS).inScope(),
            to("POST", "/v1/links", STEWARD),
            to("DELETE", "/v1/links", STEWARD),
            to("GET", "/", READ, CUSTOMER).inScope(),
            to("GET", "/behind", READ, CUSTOMER).inScope(),
            to("GET", "/board", READ, CUSTOMER).inScope(),
            to("GET", "/board/changes", READ, CUSTOMER).inScope(),
            to("GET", "/requests/{id}", READ, CUSTOMER).inScope(),
            to("GET", "/comparison", READ),
            to("GET", "/projects", READ),
            to("GET", "/replays", AUDIT),
            to("POST", "/replays", AUDIT),
            to("GET", "/replays/{id}", AUDIT),
            to("GET", "/replays/{a}/differences/{b}", AUDIT),
            to("GET", "/how-to-read", READ),
            to("GET", "/charter", READ),
            to("GET", "/charters/{name}", READ, SIGNER),
            to("GET", "/charters/{name}/versions/{number}/preview", AUDIT, SIGNER),
            // The command service decides whether the reader may sign for that signatory.
            to("POST", "/charters/{name}/versions/{number}/signatures", READ, SIGNER),
            to("GET", "/charter/change", AUDIT),
            to("POST", "/charter/preview", AUDIT),
            to("POST", "/charter/publish", STEWARD),
            to("GET", "/suppliers", READ),
            to("GET", "/connections", READ),
            // The command service decides whether the reader may do this.
            to("POST", "/connections/quarantine/{id}/retry", READ),
            to("GET", "/warnings", READ),
            to("POST", "/warnings/{id}/again", STEWARD),
            to("GET", "/mine", CUSTOMER).inScope(),
            to("POST", "/mine/{request}/{action}", CUSTOMER).inScope(),
            // A link's token serves as its key.
            ofEverybody("GET", "/mine/{token}"),
            ofEverybody("POST", "/mine/{token}/{request}/{action}"),
            ofEverybody("GET", "/rate/{token}"),
            ofEverybody("POST", "/rate/{token}"),
            ofEverybody("GET", "/page/{file}"),
            ofEverybody("GET", "/openapi.yaml"),
            ofEverybody("GET", "/actuator/health"),
            ofEverybody("GET", "/actuator/health/{probe:liveness|readiness}"),
            to("GET", "/actuator/prometheus", READ));

    private ReportingRoles() {}
}
