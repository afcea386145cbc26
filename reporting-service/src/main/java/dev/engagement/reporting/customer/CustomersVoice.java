package dev.engagement.reporting.customer;

import dev.engagement.documents.EntryJson;
import dev.engagement.documents.keys.Key;
import dev.engagement.events.Acceptance;
import dev.engagement.events.Catalogue;
import dev.engagement.reporting.customer.links.Sayings;
import dev.engagement.reporting.page.commandside.CommandSide;
import dev.engagement.reporting.page.commandside.CommandSide.CommandAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells the command side what customers say on their pages, with the key of the reading side's own. */
@Component
public class CustomersVoice {
    private static final Logger LOG = LoggerFactory.getLogger(CustomersVoice.class);
    private static final int OK = 200;

    private final CommandSide commandSide;
    private final Sayings sayings;
    private final JsonMapper json;
    private final String key;

    CustomersVoice(
            CommandSide commandSide,
            Sayings sayings,
            JsonMapper json,
            @Value("${engagement.customer-door-key}") String key) {
        this.commandSide = commandSide;
        this.sayings = sayings;
        this.json = json;
        this.key = key.strip();
    }

    /** The outcome of something said. */
    public enum Hearing {
        /** It is recorded, now or since the form was first sent. */
        RECORDED,
        /** The same form said something else before. */
        SAID_OTHERWISE,
        /** It is not recorded; the same form may be sent again. */
        NOT_RECORDED
    }

    /** Says some things at once. */
    public Hearing say(List<Saying> all) {
        List<Map<String, Object>> events = new ArrayList<>();
        for (Saying saying : all) {
            String data = EntryJson.write(saying.entry());
            Optional<Instant> at = sayings.first(saying.id(), Key.digest(saying.id() + saying.nonce() + data));
            if (at.isEmpty()) {
                return Hearing.SAID_OTHERWISE;
            }
            events.add(event(saying, at.get(), json.readTree(data)));
        }
        return heard(commandSide.send("POST", "/v1/events", json.writeValueAsString(events), headers()));
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/cloudevents-batch+json");
        if (!key.isEmpty()) {
            headers.put("Authorization", "Bearer " + key);
        }
        return headers;
    }

    private static Map<String, Object> event(Saying saying, Instant at, JsonNode data) {
        return Map.of(
                "specversion", "1.0",
                "type", Catalogue.kindOf(saying.entry()).wireType(),
                "source", Acceptance.CUSTOMERS_SOURCE,
                "id", saying.id(),
                "subject", saying.request(),
                "time", at.toString(),
                "data", data);
    }

    private static Hearing heard(CommandAnswer said) {
        if (said.status() == OK && said.body().path("rejected").asInt(-1) == 0) {
            return Hearing.RECORDED;
        }
        LOG.error(
                "What a customer said could not be recorded: the command service answered {} {}",
                said.status(),
                said.body().path("results"));
        return Hearing.NOT_RECORDED;
    }
}
