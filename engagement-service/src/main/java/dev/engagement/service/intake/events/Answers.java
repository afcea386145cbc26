package dev.engagement.service.intake.events;

import dev.engagement.documents.Problem;
import dev.engagement.service.intake.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes a sender's answer for each message, in the contract's words. */
final class Answers {
    private Answers() {}

    static Map<String, Object> single(Outcome outcome, List<String> warnings) {
        Map<String, Object> answer = new LinkedHashMap<>();
        switch (outcome) {
            case Outcome.Recorded(UUID entryId, long sequence) -> put(answer, "recorded", entryId, sequence);
            case Outcome.Duplicate(UUID entryId, long sequence) -> put(answer, "duplicate", entryId, sequence);
            case Outcome.Rejected(Problem problem) -> {
                answer.put("outcome", "rejected");
                answer.put("problem", problem.toMap());
            }
        }
        if (!warnings.isEmpty()) {
            answer.put("warnings", warnings);
        }
        return answer;
    }

    static Map<String, Object> ofMany(@Nullable String id, Outcome outcome, List<String> warnings) {
        Map<String, Object> answer = new LinkedHashMap<>();
        if (id != null) {
            answer.put("id", id);
        }
        answer.putAll(single(outcome, warnings));
        return answer;
    }

    private static void put(Map<String, Object> answer, String word, UUID entryId, long sequence) {
        answer.put("outcome", word);
        answer.put("entryid", entryId.toString());
        answer.put("sequence", sequence);
    }

    /** Counts of the outcomes in a batch or stream. */
    static final class Count {
        private long recorded;
        private long duplicates;
        private long rejected;

        void add(Outcome outcome) {
            switch (outcome) {
                case Outcome.Recorded any -> recorded++;
                case Outcome.Duplicate any -> duplicates++;
                case Outcome.Rejected any -> rejected++;
            }
        }

        Map<String, Object> with(List<Map<String, Object>> results) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("recorded", recorded);
            answer.put("duplicates", duplicates);
            answer.put("rejected", rejected);
            answer.put("results", results);
            return answer;
        }
    }
}
