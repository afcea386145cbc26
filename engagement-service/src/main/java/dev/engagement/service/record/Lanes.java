package dev.engagement.service.record;

import dev.engagement.service.intake.MessageOutcome;
import dev.engagement.service.intake.Recorder;
import dev.engagement.service.intake.Submission;
import dev.engagement.service.record.Waiting.WaitingPlace;
import dev.engagement.shared.traces.Hop;
import dev.engagement.shared.traces.Traces;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Records one queue, in groups of what waits there: so messages that arrive together share a commit. Two groups are under way at once,
 * about different requests, so that entries of a request keep their order. A large group is spread over the lanes by subject, a transaction
 * each, in parallel.
 */
@Component
class Lanes implements Recorder, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    /** Most messages in one transaction: enough that the commit no longer counts, few enough that it stays short. */
    private static final int MOST = 500;
    /** Fewest messages for a second transaction; for fewer it costs more than it saves. */
    private static final int SPREAD = 100;
    /** Groups under way at once: while one waits for the database, another one is decided on. */
    private static final int GROUPS = 2;

    private static final int QUEUE = 1_000;
    private static final long WAIT_FOR_A_PLACE_SECONDS = 30;

    private final Senders senders;
    private final Consumer<List<WaitingPlace>> lane;
    private final int count;
    private final Traces traces;
    private final ExecutorService threads;
    private final List<Thread> recorders = IntStream.range(0, GROUPS)
            .mapToObj(number -> Thread.ofPlatform().name("recorder-" + number).unstarted(this::run))
            .toList();

    @Autowired
    Lanes(Lane lane, @Value("${engagement.lanes:2}") int count, Traces traces) {
        this(lane::record, count, traces);
    }

    /**
     * Creates lanes.
     *
     * @param lane settles each place of a part, or fails its sender
     */
    Lanes(Consumer<List<WaitingPlace>> lane, int count, Traces traces) {
        this.traces = traces;
        this.lane = lane;
        this.count = count;
        this.senders = new Senders(QUEUE, SPREAD, MOST * count);
        this.threads = Executors.newFixedThreadPool(
                count, Thread.ofPlatform().name("lane-", 0).factory());
    }

    @Override
    public CompletableFuture<List<MessageOutcome>> record(List<Submission> submissions) {
        Hop hop = submissions.isEmpty() ? null : traces.next("record");
        if (hop == null) {
            return enqueue(submissions);
        }
        // One entry shows the way of all that came with it.
        List<Submission> told = new ArrayList<>(submissions);
        told.set(0, told.getFirst().traced(hop.traceparent()));
        hop.about(told.getFirst().message().entryId().toString());
        return enqueue(told).whenComplete((outcomes, fault) -> {
            if (fault == null) {
                hop.end();
            } else {
                hop.fail();
            }
        });
    }

    private CompletableFuture<List<MessageOutcome>> enqueue(List<Submission> submissions) {
        Waiting sender = new Waiting(submissions);
        if (submissions.isEmpty()) {
            sender.settle();
            return sender.answer();
        }
        try {
            if (!senders.add(sender, WAIT_FOR_A_PLACE_SECONDS)) {
                sender.fail("the queue is full", new IllegalStateException());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            sender.fail("interrupted", interrupted);
        }
        return sender.answer();
    }

    private void run() {
        try {
            for (List<Waiting> group = senders.take(); !group.isEmpty(); group = senders.take()) {
                record(group);
                senders.recorded(group);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Records a group; even after a fault, every sender gets an answer and the next group its turn. */
    private void record(Collection<Waiting> group) {
        try {
            spread(group.stream().flatMap(sender -> sender.places().stream()).toList());
            group.forEach(Waiting::settle);
        } catch (RuntimeException | Error fault) {
            LOG.error(
                    "A group failed because of a fault in this service; its senders are told to send it again", fault);
            group.forEach(sender -> sender.fail("it could not be recorded", fault));
        }
    }

    private void spread(List<WaitingPlace> places) {
        if (places.size() < SPREAD || count == 1) {
            lane.accept(places);
            return;
        }
        Collection<List<WaitingPlace>> parts = places.stream()
                .collect(Collectors.groupingBy(this::laneOf, TreeMap::new, Collectors.toList()))
                .values();
        CompletableFuture.allOf(parts.stream()
                        .map(part -> CompletableFuture.runAsync(() -> lane.accept(part), threads))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private int laneOf(WaitingPlace place) {
        return Math.floorMod(place.submission().message().subject().hashCode(), count);
    }

    @Override
    public void start() {
        recorders.forEach(Thread::start);
    }

    /** Stops after the web server: received messages are recorded first. */
    @Override
    public void stop() {
        try {
            senders.close();
            for (Thread recorder : recorders) {
                recorder.join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        threads.shutdown();
    }

    @Override
    public boolean isRunning() {
        return recorders.stream().anyMatch(Thread::isAlive);
    }

    /** Starts before and stops after the web server, which has a high phase. */
    @Override
    public int getPhase() {
        return 0;
    }
}
