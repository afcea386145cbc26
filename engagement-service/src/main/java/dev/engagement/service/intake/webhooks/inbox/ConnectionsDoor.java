package dev.engagement.service.intake.webhooks.inbox;

import dev.engagement.service.intake.webhooks.inbox.Silence.Heard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/connections}: which tools are connected, and when they were heard last. */
@RestController
class ConnectionsDoor {
    private final Connections connections;
    private final Silence silence;

    ConnectionsDoor(Connections connections, Silence silence) {
        this.connections = connections;
        this.silence = silence;
    }

    @GetMapping("/v1/connections")
    Map<String, Object> list() {
        Map<String, Heard> heard = silence.heard();
        List<Map<String, @Nullable Object>> list = new ArrayList<>();
        for (String name : connections.names()) {
            connections.find(name).ifPresent(connected -> list.add(members(connected, heard.get(name))));
        }
        return Map.of("connections", list);
    }

    private static Map<String, @Nullable Object> members(Connected connected, @Nullable Heard heard) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("name", connected.connection().name());
        members.put("tool", connected.tool().word());
        members.put("source", connected.connection().source());
        members.put("secrets", connected.connection().secrets().size());
        members.put("lastDeliveryAt", heard == null ? null : heard.at().toString());
        members.put("longestSilence", heard == null ? null : heard.longest());
        return members;
    }
}
