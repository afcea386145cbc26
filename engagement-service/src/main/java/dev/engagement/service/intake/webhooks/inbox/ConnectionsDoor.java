package dev.engagement.service.intake.webhooks.inbox;

import dev.engagement.service.intake.coverage.Coverage;
import dev.engagement.service.intake.coverage.Coverages;
import dev.engagement.service.intake.webhooks.inbox.Overlooked.Count;
import dev.engagement.service.intake.webhooks.inbox.Overlooked.OverlookedKind;
import dev.engagement.service.intake.webhooks.inbox.Silence.Heard;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/connections}: the connected tools, their latest deliveries, and the ignored ones. */
@RestController
class ConnectionsDoor {
    private final Connections connections;
    private final Silence silence;
    private final Overlooked overlooked;
    private final Coverages coverages;

    ConnectionsDoor(Connections connections, Silence silence, Overlooked overlooked, Coverages coverages) {
        this.coverages = coverages;
        this.connections = connections;
        this.silence = silence;
        this.overlooked = overlooked;
    }

    /** The answer. */
    record Listed(List<Line> connections) {}

    /** A connection. */
    record Line(
            String name,
            String tool,
            String source,
            int secrets,
            @Nullable String lastDeliveryAt,
            @Nullable Double longestSilence,
            @Nullable Double usualSilence,
            List<Ignored> ignored,
            List<UnknownState> unknownStates,
            @Nullable ConnectionCoverage coverage) {}

    /** Deliveries about nothing that is measured. */
    record Ignored(String reason, long deliveries, Instant lastAt) {}

    /** A state that neither usage nor the settings explain; it counts as open. */
    record UnknownState(String state, long deliveries, Instant lastAt) {}

    @GetMapping("/v1/connections")
    Listed list() {
        Map<String, Heard> heard = silence.heard();
        Map<String, List<Count>> counts = overlooked.counts();
        Map<String, Coverage> covered = coverages.all();
        return new Listed(connections.names().stream()
                .flatMap(name -> connections.find(name).stream())
                .map(connected -> {
                    String name = connected.connection().name();
                    return line(
                            connected,
                            heard.get(name),
                            counts.getOrDefault(name, List.of()),
                            ConnectionCoverage.of(covered.get(name)));
                })
                .toList());
    }

    private static Line line(
            Connected connected, @Nullable Heard heard, List<Count> counts, @Nullable ConnectionCoverage coverage) {
        return new Line(
                connected.connection().name(),
                connected.endpoint().tool(),
                connected.connection().source(),
                connected.connection().secrets().size(),
                heard == null ? null : heard.at().toString(),
                heard == null ? null : heard.longest(),
                heard == null ? null : heard.usual(),
                counts.stream()
                        .filter(one -> one.kind() == OverlookedKind.IGNORED)
                        .map(one -> new Ignored(one.word(), one.times(), one.last()))
                        .toList(),
                counts.stream()
                        .filter(one -> one.kind() == OverlookedKind.UNKNOWN_STATE)
                        .map(one -> new UnknownState(one.word(), one.times(), one.last()))
                        .toList(),
                coverage);
    }
}
