package dev.engagement.reporting.measures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.documents.mapping.RowEntry;
import dev.engagement.events.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Raw logs, read by their mappings, come to the entries that were read from them otherwise. */
class MappedLogsTest {
    private record Said(String type, String subject, Instant time, Map<String, Object> data) {}

    private final Map<Object, Object> people = new HashMap<>();

    static Stream<KnownLog> logs() {
        return KnownLog.named(KnownLog.DESK, KnownLog.HELPDESK, KnownLog.VOLVO);
    }

    @ParameterizedTest
    @MethodSource("logs")
    void a_raw_log_comes_to_the_same_entries_but_for_ids_and_the_names_of_people_and_barriers(KnownLog log) {
        List<RowEntry> told = MappedRows.told(log.raw(), log.mapping());
        List<JsonNode> given = LogMessages.read(log.entries());

        List<Said> ours = new ArrayList<>();
        List<Said> theirs = new ArrayList<>();
        assertThat(told).hasSameSizeAs(given);
        for (int i = 0; i < given.size(); i++) {
            ours.add(ours(told.get(i)));
            theirs.add(theirs(given.get(i), told.get(i)));
        }
        assertThat(ours).isEqualTo(theirs);
        Set<Object> names = new HashSet<>(people.values());
        assertThat(names).as("one name a person").hasSameSizeAs(people.keySet());
    }

    private static Said ours(RowEntry told) {
        return said(told.kind().wireType(), told.subject(), told.time().toInstant(), told.data());
    }

    @SuppressWarnings("unchecked")
    private Said theirs(JsonNode message, RowEntry ours) {
        Map<String, Object> data = LogMessages.JSON.convertValue(message.get("data"), Map.class);
        for (String person : List.of("by", "owner")) {
            if (data.containsKey(person) && ours.data().containsKey(person)) {
                data.put(person, people.computeIfAbsent(data.get(person), any -> ours.data()
                        .get(person)));
            }
        }
        return said(
                message.get("type").asString(),
                message.get("subject").asString(),
                Timestamps.require("time", message.get("time").asString()),
                data);
    }

    private static Said said(String type, String subject, Instant time, Map<String, Object> data) {
        Map<String, Object> comparable = new TreeMap<>(data);
        comparable.computeIfPresent("barrier", (field, name) -> "a name");
        // The other program calls the one machine the same in every country.
        comparable.computeIfPresent("by", (field, name) -> name.toString().startsWith("Siebel") ? "a machine" : name);
        return new Said(type, subject, time, comparable);
    }
}
