package dev.engagement.service.record;

import dev.engagement.service.intake.Outcome;
import dev.engagement.service.intake.Recorder.Unavailable;
import dev.engagement.service.intake.Submission;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** What one sender gave at once and waits for; each outcome is set by one lane, and the answer is given after all of them. */
final class Waiting {
    /** One of its submissions. */
    record Place(Waiting sender, int number) {
        Submission submission() {
            return sender.submissions.get(number);
        }

        void settle(Outcome outcome) {
            sender.outcomes[number] = outcome;
        }
    }

    private final List<Submission> submissions;
    private final Outcome[] outcomes;
    private final CompletableFuture<List<Outcome>> answer = new CompletableFuture<>();

    Waiting(List<Submission> submissions) {
        this.submissions = submissions;
        this.outcomes = new Outcome[submissions.size()];
    }

    int size() {
        return submissions.size();
    }

    List<Place> places() {
        return IntStream.range(0, size())
                .mapToObj(number -> new Place(this, number))
                .toList();
    }

    CompletableFuture<List<Outcome>> answer() {
        return answer;
    }

    /** All of it may be sent again: what was recorded of it by then is known as a duplicate. */
    void fail(String why, Throwable fault) {
        answer.completeExceptionally(new Unavailable(why, fault));
    }

    boolean hasFailed() {
        return answer.isDone();
    }

    /** Unless it has failed. */
    void settle() {
        if (!hasFailed()) {
            answer.complete(List.of(outcomes));
        }
    }
}
