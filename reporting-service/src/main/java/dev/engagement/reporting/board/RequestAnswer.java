package dev.engagement.reporting.board;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.board.Lookup.Found;
import dev.engagement.reporting.factors.Anomaly;
import dev.engagement.reporting.factors.Commitment;
import dev.engagement.reporting.factors.Course;
import dev.engagement.reporting.factors.Dimension;
import dev.engagement.reporting.factors.Expectations;
import dev.engagement.reporting.factors.Judged;
import dev.engagement.reporting.factors.Reading;
import dev.engagement.reporting.measures.Account;
import dev.engagement.reporting.measures.Figure;
import dev.engagement.reporting.parameters.Dimensions;
import dev.engagement.reporting.parameters.Numbers;
import dev.engagement.reporting.parameters.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the answer about one request, as the contract defines it. */
final class RequestAnswer {
    private RequestAnswer() {}

    /**
     * Lists the first entries of each reading; the story lists all of them.
     *
     * @param slice of the commitments and of the anomalies
     */
    static Map<String, @Nullable Object> of(String id, Found found, Slice slice) {
        Account account = found.account();
        Course course = account.course();
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("request", id);
        answer.put("asOf", found.asked().toMap());
        answer.put("state", course == null ? "unopened" : course.state());
        if (found.incomplete()) {
            answer.put("incomplete", true);
        }
        answer.put("dimensions", Dimensions.toMap(course == null ? Map.of() : course.dimensions()));
        answer.put("owner", course == null ? null : course.owner());
        answer.put(
                "charter",
                course == null
                        ? null
                        : charter(
                                course.judge().charter().name(), course.judge().version()));
        answer.put("expectations", expectations(account.expectations()));
        Map<String, Object> readings = new LinkedHashMap<>();
        found.readings().forEach((name, reading) -> readings.put(name, reading(name, reading, course)));
        answer.put("readings", readings);
        List<Commitment> commitments = course == null ? List.of() : course.commitments();
        answer.put(
                "commitments",
                course == null
                        ? List.of()
                        : slice.of(commitments).stream()
                                .map(commitment -> commitment(commitment, course))
                                .toList());
        answer.put(
                "anomalies",
                slice.of(account.anomalies()).stream()
                        .map(RequestAnswer::anomaly)
                        .toList());
        if (slice.hasNext(Math.max(commitments.size(), account.anomalies().size()))) {
            answer.put("next", slice.next());
        }
        return answer;
    }

    static Map<String, Object> charter(String name, int version) {
        Map<String, Object> charter = new LinkedHashMap<>();
        charter.put("name", name);
        charter.put("version", version);
        return charter;
    }

    static Map<String, @Nullable Object> expectations(Expectations expectations) {
        Map<String, @Nullable Object> by = new LinkedHashMap<>();
        by.put("engageBy", text(expectations.engageBy()));
        by.put("ownBy", text(expectations.ownBy()));
        by.put("updateBy", text(expectations.updateBy()));
        by.put("resolveBy", text(expectations.resolveBy()));
        by.put("promiseBy", text(expectations.promiseBy()));
        return by;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static Map<String, @Nullable Object> reading(String name, Reading reading, @Nullable Course course) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("status", reading.status().word());
        if (reading.time() != null) {
            members.put("service", Numbers.plain(Figure.seconds(reading.time().service())));
            members.put("elapsed", Numbers.plain(Figure.seconds(reading.time().elapsed())));
        } else if (name.equals("urgency") && course != null) {
            members.put("value", course.dimensions().get(Dimension.URGENCY));
            members.put("assumed", course.isAssumed());
        } else if (reading.value() != null) {
            members.put("value", Numbers.plain(reading.value()));
        }
        Judged judged = reading.judged();
        if (judged != null) {
            members.put(reading.time() != null ? "target" : "allowed", Numbers.plain(Figure.seconds(judged.limit())));
            members.put("met", judged.met());
        }
        members.put("entries", ids(Slice.FIRST.of(reading.entries())));
        if (Slice.FIRST.hasNext(reading.entries().size())) {
            members.put("size", reading.entries().size());
        }
        return members;
    }

    private static Map<String, Object> commitment(Commitment commitment, Course course) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("commitment", commitment.name());
        members.put("outcome", commitment.outcome(course.at()).word());
        members.put("dues", commitment.dues().stream().map(Instant::toString).toList());
        members.put("scopes", commitment.scopes());
        members.put(
                "entries",
                ids(commitment.entries().stream().map(Recorded::entryId).toList()));
        return members;
    }

    private static Map<String, Object> anomaly(Anomaly anomaly) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("kind", anomaly.kind().word());
        members.put("entries", ids(anomaly.entries()));
        return members;
    }

    private static List<String> ids(List<UUID> entries) {
        List<String> ids = new ArrayList<>(entries.size());
        entries.forEach(entry -> ids.add(entry.toString()));
        return ids;
    }
}
