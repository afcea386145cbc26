package dev.engagement.service.axon;

import dev.engagement.service.intake.Outcome;
import dev.engagement.service.intake.Recorder;
import dev.engagement.service.intake.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Spreads messages over a few lanes by their subject. A lane works off its queue in order, everything that waits there
 * as one group: so entries of a request keep their order, and those that arrive together share a commit.
 */
@Component
class Lanes implements Recorder, SmartLifecycle {
    private final List<Lane> lanes;
    private volatile boolean running;

    Lanes(GroupAppend group, @Value("${engagement.lanes:2}") int count) {
        this.lanes = IntStream.range(0, count)
                .mapToObj(number -> new Lane("lane-" + number, group))
                .toList();
    }

    @Override
    public CompletableFuture<List<Outcome>> record(List<Submission> submissions) {
        List<List<Submission>> parts = new ArrayList<>();
        List<int[]> places = new ArrayList<>();
        for (int lane = 0; lane < lanes.size(); lane++) {
            int mine = lane;
            int[] ofLane = IntStream.range(0, submissions.size())
                    .filter(place -> laneOf(submissions.get(place)) == mine)
                    .toArray();
            places.add(ofLane);
            parts.add(IntStream.of(ofLane).mapToObj(submissions::get).toList());
        }
        List<CompletableFuture<List<Outcome>>> answers = new ArrayList<>();
        for (int lane = 0; lane < lanes.size(); lane++) {
            answers.add(
                    parts.get(lane).isEmpty()
                            ? CompletableFuture.completedFuture(List.of())
                            : lanes.get(lane).submit(parts.get(lane)));
        }
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenApply(done -> {
                    Outcome[] outcomes = new Outcome[submissions.size()];
                    for (int lane = 0; lane < lanes.size(); lane++) {
                        List<Outcome> ofLane = answers.get(lane).join();
                        for (int i = 0; i < ofLane.size(); i++) {
                            outcomes[places.get(lane)[i]] = ofLane.get(i);
                        }
                    }
                    return List.of(outcomes);
                });
    }

    private int laneOf(Submission submission) {
        return Math.floorMod(submission.message().subject().hashCode(), lanes.size());
    }

    @Override
    public void start() {
        lanes.forEach(Lane::start);
        running = true;
    }

    /** Ends after the doors are closed: what was taken in is recorded first. */
    @Override
    public void stop() {
        lanes.forEach(Lane::finish);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Starts before and stops after the web server, which has a high phase. */
    @Override
    public int getPhase() {
        return 0;
    }
}
