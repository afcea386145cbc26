package dev.engagement.service.intake.webhooks.inbox;

import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import dev.engagement.service.intake.deliveries.Delivery;
import dev.engagement.service.intake.deliveries.Inbox;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /webhooks/{connection}}: receives a tool's delivery, and answers as soon as it is on disk. */
@RestController
class WebhookDoor {
    private static final Set<String> SECRET =
            Set.of("authorization", "proxy-authorization", "cookie", "x-gitlab-token", Tool.OUR_TOKEN);

    private final Connections connections;
    private final Bodies bodies;
    private final Inbox inbox;
    private final Clock clock;

    WebhookDoor(Connections connections, Inbox inbox, Clock clock) {
        this.connections = connections;
        this.inbox = inbox;
        this.clock = clock;
        this.bodies = new Bodies();
    }

    @PostMapping("/webhooks/{name}")
    ResponseEntity<Void> deliver(@PathVariable String name, HttpServletRequest request) throws IOException {
        Connected connected = connections.find(name).orElseThrow(() -> new Refused(unknown(name)));
        try (Bodies.Taken taken = bodies.read(name, request)) {
            take(name, connected, headers(request), taken.bytes());
        }
        return ResponseEntity.accepted().build();
    }

    private void take(String name, Connected connected, Map<String, String> headers, byte[] body) {
        Endpoint endpoint = connected.endpoint();
        Delivery delivery = new Delivery(Names.of(endpoint.idHeaders(), headers, body), clock.instant(), headers, body);
        if (!connected.connection().verifies(delivery, endpoint.signature())) {
            throw new Refused(unverified(name));
        }
        headers.keySet().removeAll(SECRET);
        headers.keySet().removeIf(header -> header.equals(endpoint.secretHeader()));
        inbox.put(name, new Delivery(delivery.id(), delivery.receivedAt(), headers, body), endpoint.signsBodiesAlone());
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name));
        }
        return headers;
    }

    private static Problem unknown(String name) {
        return new Problem(
                "unknown-connection",
                404,
                "Unknown connection",
                "There is no connection \"" + name + "\": each is a file <name>.yaml in the folder of connections.",
                "connection");
    }

    private static Problem unverified(String name) {
        return new Problem(
                "bad-signature",
                401,
                "The signature does not verify",
                "No secret of the connection \"" + name
                        + "\" verifies this delivery; a connection without secrets takes" + " none.",
                null);
    }
}
