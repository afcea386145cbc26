package dev.engagement.reporting.page.connections;

import dev.engagement.reporting.page.commandside.CommandSide.CommandAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/** Answers of the command service, as far as this view shows them; an answer that is none has nothing in it. */
final class CommandAnswers {
    private static final JsonMapper JSON = new JsonMapper();
    private static final ConnectionList NO_CONNECTIONS = new ConnectionList(List.of());
    private static final QuarantineList NO_DELIVERIES = new QuarantineList(0L, List.of());

    private CommandAnswers() {}

    /** The answer of {@code GET /v1/connections}. */
    record ConnectionList(List<ListedConnection> connections) {}

    /**
     * A connection.
     *
     * @param longestSilence in seconds, like the usual one
     */
    record ListedConnection(
            String name,
            String tool,
            int secrets,
            @Nullable Instant lastDeliveryAt,
            @Nullable Double longestSilence,
            @Nullable Double usualSilence,
            @Nullable ListedCoverage coverage,
            List<IgnoredDeliveries> ignored,
            List<UnknownState> unknownStates) {
        ListedConnection {
            // A command service that is older than this one may leave them out.
            ignored = Objects.requireNonNullElse(ignored, List.of());
            unknownStates = Objects.requireNonNullElse(unknownStates, List.of());
        }
    }

    /** The share of a tool's own export that was told, and how late, in seconds. */
    record ListedCoverage(double ratio, @Nullable Double lateP50) {}

    /** Deliveries that contained no entry. */
    record IgnoredDeliveries(String reason, long deliveries, Instant lastAt) {}

    /** Deliveries with a state that nobody has explained. */
    record UnknownState(String state, long deliveries, Instant lastAt) {}

    /** The answer of {@code GET /v1/quarantine}. */
    record QuarantineList(Long size, List<KeptDelivery> deliveries) {}

    /** A delivery in quarantine, alone or in the list. */
    record KeptDelivery(
            long id, String connection, String trouble, String reason, Instant receivedAt, Instant expiresAt) {}

    /** The answer of a retry; without an outcome it is not decided yet. */
    record RetryAnswer(@Nullable String outcome) {}

    static ConnectionList connections(CommandAnswer said) {
        return isOk(said) ? read(said, ConnectionList.class) : NO_CONNECTIONS;
    }

    static QuarantineList quarantine(CommandAnswer said) {
        return isOk(said) ? read(said, QuarantineList.class) : NO_DELIVERIES;
    }

    /** Returns a delivery; null if it is not in quarantine. */
    static @Nullable KeptDelivery delivery(CommandAnswer said) {
        return isOk(said) ? read(said, KeptDelivery.class) : null;
    }

    static RetryAnswer retry(CommandAnswer said) {
        return read(said, RetryAnswer.class);
    }

    private static boolean isOk(CommandAnswer said) {
        return said.status() == HttpStatus.OK.value();
    }

    private static <T> T read(CommandAnswer said, Class<T> type) {
        return JSON.treeToValue(said.body(), type);
    }
}
