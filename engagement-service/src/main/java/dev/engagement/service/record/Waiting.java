package dev.engagement.service.record;

import dev.engagement.service.intake.MessageOutcome;
import dev.engagement.service.intake.Recorder.Unavailable;
import dev.engagement.service.intake.Submission;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The submissions of one sender, waiting for their outcomes; each outcome is set by one lane, and the answer is given after all of them.
 */
final class Waiting {
    /** A submission of the sender. */
    record WaitingPlace(Waiting sender, int number) {
        Submission submission() {
            return sender.submissions.get(number);
        }

        void settle(MessageOutcome outcome) {
            sender.outcomes[number] = outcome;
        }
    }

    private final List<Submission> submissions;
    private final Set<String> subjects;
    private final MessageOutcome[] outcomes;
    private final CompletableFuture<List<MessageOutcome>> answer = new CompletableFuture<>();

    Waiting(List<Submission> submissions) {
        this.submissions = submissions;
        this.subjects = submissions.stream()
                .map(submission -> submission.message().subject())
                .collect(Collectors.toSet());
        this.outcomes = new MessageOutcome[submissions.size()];
    }

    /** The requests that it is about. */
    Set<String> subjects() {
        return subjects;
    }

    int size() {
        return submissions.size();
    }

    List<WaitingPlace> places() {
        return IntStream.range(0, size())
                .mapToObj(number -> new WaitingPlace(this, number))
                .toList();
    }

    CompletableFuture<List<MessageOutcome>> answer() {
        return answer;
    }

    /** Fails the sender. It may send everything again: messages recorded by then are answered as duplicates. */
    void fail(String why, Throwable fault) {
        answer.completeExceptionally(new Unavailable(why, fault));
    }

    boolean hasFailed() {
        return answer.isDone();
    }

    /** Answers the sender, unless it has failed. */
    void settle() {
        if (!hasFailed()) {
            answer.complete(List.of(outcomes));
        }
    }
}
