package dev.engagement.service.publish;

import dev.engagement.service.axon.EventLog;
import dev.engagement.service.axon.EventLog.Page;
import dev.engagement.service.axon.EventLog.Position;
import dev.engagement.service.publish.DirectoryChanges.Change;
import dev.engagement.service.publish.Publication.Horizon;
import dev.engagement.service.publish.Publication.Lease;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/**
 * Publishes the log to Kafka, requests and charters, page by page: a page is sent, acknowledged by the broker, and only then is the place
 * behind it stored. So nothing is lost; after a crash a page may come twice. The directory likewise, by its changes. One instance at a
 * time publishes.
 */
@Component
class Publisher implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final int PAGE = 1_000;
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);
    private static final Duration COMPLETENESS_EVERY = Duration.ofSeconds(1);

    private final EventLog log;
    private final Publication publication;
    private final DirectoryChanges directory;
    private final Broker broker;
    private final KafkaTemplate<String, byte[]> kafka;
    private final Clock clock;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "publisher");

    private @Nullable Horizon horizon;
    private Instant horizonDue = Instant.MIN;
    private volatile @Nullable Instant oldestWaiting;

    Publisher(
            EventLog log,
            Publication publication,
            DirectoryChanges directory,
            Broker broker,
            KafkaTemplate<String, byte[]> kafka,
            Clock clock,
            MeterRegistry metrics) {
        this.log = log;
        this.publication = publication;
        this.directory = directory;
        this.broker = broker;
        this.kafka = kafka;
        this.clock = clock;
        Gauge.builder("engagement.publish.lag", this, Publisher::lagSeconds)
                .baseUnit("seconds")
                .description(
                        "Elapsed time since the oldest entry that is not yet in Kafka was recorded; 0 if none waits, or"
                                + " another instance publishes.")
                .register(metrics);
    }

    private double lagSeconds() {
        Instant oldest = oldestWaiting;
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1000.0);
    }

    private void run() {
        while (!pause(PAUSE_AFTER_FAULT)) {
            try (Lease lease = publication.lease()) {
                if (lease != null && broker.hasTopics()) {
                    publishWhile(lease);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception fault) {
                LOG.warn("Publishing pauses, and goes on where it stopped: {}", fault.toString());
                LOG.debug("The fault", fault);
            } finally {
                oldestWaiting = null;
            }
        }
    }

    private void publishWhile(Lease lease) throws Exception {
        Position position = publication.position(Topics.REQUESTS);
        horizon = null;
        boolean more = true;
        while (more || !pause(PAUSE)) {
            if (stopping.getCount() == 0) {
                return;
            }
            aim(lease);
            Page page = log.read(position, PAGE);
            if (!page.entries().isEmpty()) {
                oldestWaiting = page.entries().getFirst().recordedAt();
                send(page.entries().stream().map(Topics::record).toList());
                position = page.after();
                publication.store(Topics.REQUESTS, position);
            }
            boolean all = page.entries().size() < PAGE;
            if (all) {
                oldestWaiting = null;
            }
            tellCompleteness(position);
            more = tellDirectory(lease) || !all;
        }
    }

    /** Fixes how far the log must be published until the next instant of completeness can be told. */
    private void aim(Lease lease) throws SQLException {
        if (horizon == null && !clock.instant().isBefore(horizonDue)) {
            requireHeld(lease);
            horizon = publication.horizon();
            horizonDue = clock.instant().plus(COMPLETENESS_EVERY);
        }
    }

    private void tellCompleteness(Position position) throws Exception {
        Horizon reached = horizon;
        if (reached != null && position.index() >= reached.head()) {
            send(List.of(Topics.completeness(reached.instant(), broker.ends())));
            horizon = null;
        }
    }

    /** Tells what changed in the directory; true if there may be more. */
    private boolean tellDirectory(Lease lease) throws Exception {
        List<Change> changes = directory.next(PAGE);
        if (!changes.isEmpty()) {
            requireHeld(lease);
            send(changes.stream().map(Topics::record).toList());
            directory.told(changes);
        }
        return changes.size() == PAGE;
    }

    private static void requireHeld(Lease lease) throws SQLException {
        if (!lease.holds()) {
            throw new IllegalStateException("the connection that holds the right to publish is gone");
        }
    }

    /**
     * Sends in order and waits until the broker has all of it, however long it is away; the producer keeps the order
     * and never gives up a record by itself. If a record cannot even be handed over, none after it is.
     */
    private void send(List<ProducerRecord<String, byte[]>> records) throws InterruptedException, ExecutionException {
        List<CompletableFuture<?>> sent = new ArrayList<>();
        for (ProducerRecord<String, byte[]> record : records) {
            sent.add(kafka.send(record));
        }
        CompletableFuture<Void> all = CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new));
        while (true) {
            try {
                all.get(1, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException brokerAway) {
                if (stopping.getCount() == 0) {
                    throw new InterruptedException("stopping while the broker is away");
                }
            }
        }
    }

    /** Waits; true if it is time to stop. */
    private boolean pause(Duration time) {
        try {
            return stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() {
        stopping.countDown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
            if (thread.isAlive()) {
                thread.interrupt();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }
}
