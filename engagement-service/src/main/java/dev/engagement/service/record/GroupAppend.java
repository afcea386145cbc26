package dev.engagement.service.record;

import dev.engagement.service.intake.MessageOutcome;
import dev.engagement.service.intake.Problems;
import dev.engagement.service.intake.Submission;
import dev.engagement.service.intake.directory.DirectoryStore;
import dev.engagement.service.intake.directory.Remembered;
import dev.engagement.service.request.Decision;
import dev.engagement.service.request.Decision.Accepted;
import dev.engagement.service.request.Decision.RefusedMessage;
import dev.engagement.service.request.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records a group of messages in one transaction: when it returns, either all accepted messages are on disk, or none. */
@Component
class GroupAppend {
    private final GroupStore store;
    private final Messages messages;
    private final DirectoryStore directory;
    private final RecordingClock clock;

    GroupAppend(GroupStore store, Messages messages, DirectoryStore directory, RecordingClock clock) {
        this.store = store;
        this.messages = messages;
        this.directory = directory;
        this.clock = clock;
    }

    /** The result of a group: an outcome for each place; a place is missing if it must be tried again after this group. */
    private record Result(Map<Integer, MessageOutcome> outcomes, DirectoryStore.Missing texts) {}

    List<MessageOutcome> record(List<Submission> group) {
        Result result = store.inTransaction(streams -> decideAll(streams, group));
        directory.committed(result.texts());
        List<MessageOutcome> outcomes = new ArrayList<>();
        for (int place = 0; place < group.size(); place++) {
            MessageOutcome outcome = result.outcomes().get(place);
            outcomes.add(
                    outcome != null
                            ? outcome
                            : record(List.of(group.get(place))).getFirst());
        }
        return outcomes;
    }

    private Result decideAll(GroupStore.OpenGroup streams, List<Submission> group) {
        Before before = messages.before(group);
        Set<Integer> exported = messages.exported(group, before);
        streams.load(before.states());
        Map<Before.Name, Integer> first = new HashMap<>();
        Map<Integer, MessageOutcome> outcomes = new HashMap<>();
        Map<String, List<Integer>> bySubject = new TreeMap<>();
        for (int place = 0; place < group.size(); place++) {
            Submission submission = group.get(place);
            Before.Name name = Before.Name.of(submission.message());
            Before.KnownMessage recorded = before.known().get(name);
            if (recorded != null) {
                outcomes.put(place, repeat(submission, recorded, exported.contains(place)));
            } else if (first.putIfAbsent(name, place) == null) {
                if (isPerson(submission.supplier())) {
                    outcomes.put(place, new MessageOutcome.Rejected(Problems.personAsSupplier()));
                    continue;
                }
                bySubject
                        .computeIfAbsent(submission.message().subject(), any -> new ArrayList<>())
                        .add(place);
            }
        }
        Map<Integer, Accepted> accepted = new LinkedHashMap<>();
        bySubject.forEach(
                (subject, places) -> decide(streams, group, subject, places, before.now(), accepted, outcomes));
        repeatsWithin(group, first, accepted, outcomes);
        List<Remembered> remembered = new ArrayList<>();
        accepted.keySet().forEach(place -> remembered.addAll(group.get(place).remembered()));
        DirectoryStore.Missing texts = directory.missing(remembered);
        messages.store(group, accepted, texts);
        return new Result(outcomes, texts);
    }

    /** Returns whether the connection knows that reference as a person, forgotten or not. */
    private boolean isPerson(@Nullable String supplier) {
        return supplier != null && directory.find(supplier).isPresent();
    }

    /** Lets the request's aggregate decide; accepted messages are appended with all others when the group commits. */
    private void decide(
            GroupStore.OpenGroup streams,
            List<Submission> group,
            String subject,
            List<Integer> places,
            Instant now,
            Map<Integer, Accepted> accepted,
            Map<Integer, MessageOutcome> outcomes) {
        List<Message> ofSubject =
                places.stream().map(place -> group.get(place).message()).toList();
        List<Decision> decisions = streams.decide(subject, ofSubject, message -> clock.recordedAt(message, now));
        for (int i = 0; i < decisions.size(); i++) {
            int place = places.get(i);
            switch (decisions.get(i)) {
                case Accepted yes -> {
                    accepted.put(place, yes);
                    outcomes.put(
                            place,
                            new MessageOutcome.NewlyRecorded(yes.message().entryId(), yes.sequence()));
                }
                case RefusedMessage no ->
                    outcomes.put(place, new MessageOutcome.Rejected(Problems.refused(no.refusal())));
            }
        }
    }

    /** Gives a message that comes twice within the group the outcome of the first. */
    private void repeatsWithin(
            List<Submission> group,
            Map<Before.Name, Integer> first,
            Map<Integer, Accepted> accepted,
            Map<Integer, MessageOutcome> outcomes) {
        for (int place = 0; place < group.size(); place++) {
            Submission submission = group.get(place);
            Integer original = first.get(Before.Name.of(submission.message()));
            if (original == null || original == place) {
                continue;
            }
            Accepted recorded = accepted.get(original);
            MessageOutcome outcome = outcomes.get(original);
            if (recorded != null) {
                outcomes.put(
                        place,
                        repeat(
                                submission,
                                new Before.KnownMessage(
                                        group.get(original).digest(),
                                        recorded.message().entryId(),
                                        recorded.sequence()),
                                false));
            } else if (outcome != null && group.get(original).digest().equals(submission.digest())) {
                outcomes.put(place, outcome);
            }
        }
    }

    private static MessageOutcome repeat(Submission submission, Before.KnownMessage before, boolean isExported) {
        return isExported || before.digest().equals(submission.digest())
                ? new MessageOutcome.Duplicate(before.entryId(), before.sequence())
                : new MessageOutcome.Rejected(Problems.reused(
                        submission.message().source(), submission.message().id()));
    }
}
