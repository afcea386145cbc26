package dev.engagement.reporting.customer.door;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.engagement.documents.Problem;
import dev.engagement.documents.Refused;
import dev.engagement.documents.keys.KeyScope;
import dev.engagement.reporting.customer.links.LinkToken;
import dev.engagement.reporting.customer.links.Links;
import dev.engagement.reporting.directory.Directory;
import dev.engagement.reporting.parameters.Parameters;
import dev.engagement.reporting.parameters.Scopes;
import dev.engagement.reporting.readings.Listing.Line;
import dev.engagement.reporting.readings.ScopedRequests;
import dev.engagement.shared.access.CallerScope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/links}: hands a tool the links for its own mails, makes a link for a unit, and revokes links. */
@RestController
class LinksDoor {
    private final Links links;
    private final ScopedRequests requests;
    private final Directory directory;
    private final String pageUrl;

    LinksDoor(
            Links links,
            ScopedRequests requests,
            Directory directory,
            @Value("${engagement.page-url}") String pageUrl) {
        this.links = links;
        this.requests = requests;
        this.directory = directory;
        this.pageUrl = pageUrl.replaceFirst("/+$", "");
    }

    /** The links to one request's rating and to all requests of its requester; {@code mine} is absent if the key does not allow it. */
    private record LinksAnswer(
            String rate,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String mine) {}

    /** The link to a unit's requests. */
    private record UnitLinkAnswer(String mine) {}

    /** How many links open nothing any more. */
    private record RevokedAnswer(int revoked) {}

    @GetMapping("/v1/links")
    LinksAnswer links(HttpServletRequest request) {
        String id = required(new Parameters(request, "request"), "request");
        String requester = line(id).customer();
        if (requester == null || directory.textOf(List.of(requester)).isEmpty()) {
            throw new Refused(new Problem(
                    "unknown-requester",
                    404,
                    "Nobody to give a link to",
                    "Nobody is known as the requester of \"" + id + "\".",
                    "request"));
        }
        KeyScope bound = CallerScope.current();
        return new LinksAnswer(
                address("/rate/", links.rate(id, requester)),
                bound == null || bound.mine() ? address("/mine/", links.mine(requester)) : null);
    }

    @PostMapping("/v1/links")
    @ResponseStatus(HttpStatus.CREATED)
    UnitLinkAnswer make(@RequestBody Map<String, ?> body) {
        return new UnitLinkAnswer(address("/mine/", links.unit(unit(Parameters.of(body, "where")))));
    }

    @DeleteMapping("/v1/links")
    RevokedAnswer revoke(HttpServletRequest request) {
        Parameters parameters = new Parameters(request, "request", "where");
        if (!parameters.all("where").isEmpty()) {
            return new RevokedAnswer(links.revoke(unit(parameters)));
        }
        String id = required(parameters, "request");
        return new RevokedAnswer(links.revoke(id, line(id).customer()));
    }

    private Line line(String id) {
        return requests.line(Scopes.ofReader(), id)
                .orElseThrow(() -> new Refused(new Problem(
                        "unknown-request",
                        404,
                        "Unknown request",
                        "Nothing is known of a request \"" + id + "\".",
                        "request")));
    }

    private static KeyScope unit(Parameters parameters) {
        try {
            return KeyScope.of(parameters.all("where"));
        } catch (IllegalArgumentException invalid) {
            throw Parameters.invalid("where", "must name a unit, as in business-unit:sales");
        }
    }

    private static String required(Parameters parameters, String name) {
        String value = parameters.one(name);
        if (value == null) {
            throw Parameters.invalid(name, "is required");
        }
        return value;
    }

    private String address(String path, LinkToken token) {
        return pageUrl + path + token.words();
    }
}
