package dev.engagement.service.intake;

import dev.engagement.documents.Problem;
import dev.engagement.events.Acceptance;
import dev.engagement.events.InvalidField;
import dev.engagement.service.request.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All problems that a client of this service can cause, by their stable slugs. */
public final class Problems {
    /** A message id was used again with different content. */
    public static final String MESSAGE_REUSED = "message-reused";

    /** Slugs of the problems of a single message. */
    static final List<String> OF_MESSAGES = List.of(
            "malformed",
            "invalid-attribute",
            "unknown-type",
            "charter-by-event",
            "invalid-data",
            "time-ahead",
            MESSAGE_REUSED,
            "too-large",
            "not-theirs");

    private Problems() {}

    public static Problem malformed(String detail) {
        return new Problem("malformed", 400, "Not well-formed", detail, null);
    }

    /** Returns the problem of a CloudEvents attribute that is missing or has the wrong form. */
    public static Problem attribute(String attribute, String says) {
        return new Problem(
                "invalid-attribute",
                400,
                "A CloudEvents attribute is missing or malformed",
                "\"" + attribute + "\" " + says + ".",
                attribute);
    }

    public static Problem unknownType(String type) {
        return new Problem(
                "unknown-type",
                422,
                "Unknown type",
                "The type \"" + type + "\" is not one of ours: they are dev.engagement.<name>.v<revision>, as in"
                        + " dev.engagement.request-opened.v1.",
                "type");
    }

    /** Returns the problem of a charter sent as an event: it must be checked as a whole and numbered, which only its own operation does. */
    public static Problem charterByEvent() {
        return new Problem(
                "charter-by-event",
                422,
                "Charters and benchmarks have doors of their own",
                "Publish a charter with PUT /v1/charters/{name}, and sign it with POST /v1/charters/{name}/versions/{number}/signatures;"
                        + " publish a benchmark with PUT /v1/benchmarks/{provider}. None of them can be sent as an event.",
                "type");
    }

    /** Returns the problem of a caller who speaks for somebody else. */
    static Problem notTheirs(boolean isCustomers) {
        return new Problem(
                "not-theirs",
                403,
                "Not told by this caller",
                isCustomers
                        ? "By \"source\" " + Acceptance.CUSTOMERS_SOURCE
                                + " only the customer's pages speak, and only of what a customer says there."
                        : "The customer's pages speak only by \"source\" " + Acceptance.CUSTOMERS_SOURCE + ".",
                "source");
    }

    public static Problem data(InvalidField invalid) {
        return refused(new Refusal("invalid-data", "data." + invalid.field(), invalid.says()));
    }

    /** Returns the problem of a supplier that is somebody: suppliers are never erased. */
    public static Problem personAsSupplier() {
        return data(
                new InvalidField("supplier", "is a person of this connection: name the organisation, or leave it out"));
    }

    public static Problem refused(Refusal refusal) {
        return new Problem(
                refusal.reason(),
                422,
                refusal.reason().equals("invalid-data") ? "The data is not what its type says" : "Not acceptable",
                "\"" + refusal.field() + "\" " + refusal.says() + ".",
                refusal.field());
    }

    public static Problem reused(String source, String id) {
        return new Problem(
                MESSAGE_REUSED,
                409,
                "A message id came again with other content",
                "The message " + id + " of " + source + " was recorded before with other content. A correction is a new"
                        + " message: retract the old one by dev.engagement.entry-retracted.v1.",
                "id");
    }

    public static Problem tooLarge(String what, long limit, String unit) {
        return new Problem("too-large", 413, "Too large", what + " may have at most " + limit + " " + unit + ".", null);
    }

    public static Problem mediaType(@Nullable String given) {
        return new Problem(
                "unsupported-media-type",
                415,
                "Unsupported media type",
                (given == null ? "There is no Content-Type" : "\"" + given + "\" is not supported")
                        + ": send application/cloudevents+json, application/cloudevents-batch+json,"
                        + " application/x-ndjson, or ce-* headers with application/json.",
                "content-type");
    }

    public static Problem encoding(String given) {
        return new Problem(
                "unsupported-encoding",
                415,
                "Unsupported content encoding",
                "\"" + given + "\" is not supported: send gzip, or nothing compressed.",
                "content-encoding");
    }

    public static Problem unknownRequest(String subject) {
        return new Problem(
                "unknown-request",
                404,
                "Unknown request",
                "Nothing has been recorded about \"" + subject + "\".",
                "request");
    }

    public static Problem parameter(String name, String says) {
        return new Problem("invalid-parameter", 400, "A parameter is invalid", "\"" + name + "\" " + says + ".", name);
    }
}
