package dev.engagement.service.publish;

import dev.engagement.service.publish.Publication.Horizon;
import dev.engagement.service.publish.PublicationProgress.Confirmed;
import dev.engagement.service.record.EventLog;
import dev.engagement.service.record.EventLog.Page;
import dev.engagement.service.request.StoredEntry;
import dev.engagement.shared.time.Uptime;
import dev.engagement.shared.traces.Traces;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Publishes the log to Kafka, requests and charters, page by page: sends a page, waits for the broker's confirmation, and only then stores
 * the position after it. So nothing is lost; after a crash a page may come twice. Publishes the directory likewise, by its changes. Only
 * one instance at a time publishes.
 */
@Component
class Publisher implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final int PAGE = 1_000;
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);
    private static final Duration MENDED_EVERY = Duration.ofSeconds(10);
    private static final Duration COMPLETENESS_EVERY = Duration.ofSeconds(1);

    private final EventLog log;
    private final Publication publication;
    private final DirectoryChanges directory;
    private final Broker broker;
    private final Traces traces;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "publisher");

    private @Nullable Horizon horizon;
    private Duration horizonDue = Duration.ZERO;
    private Duration mendedDue = Duration.ZERO;

    Publisher(EventLog log, Publication publication, DirectoryChanges directory, Broker broker, Traces traces) {
        this.log = log;
        this.publication = publication;
        this.directory = directory;
        this.broker = broker;
        this.traces = traces;
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
            }
        }
    }

    private void publishWhile(Lease lease) throws Exception {
        PublicationProgress progress = publication.progress();
        horizon = null;
        boolean more = true;
        while (more || !pause(PAUSE)) {
            if (stopping.getCount() == 0) {
                return;
            }
            aim(lease);
            try {
                Page page = log.read(progress.position(), PAGE);
                if (!page.entries().isEmpty()) {
                    progress = publish(page, progress);
                }
                progress = tellCompleteness(progress);
                more = tellDirectory(lease) || page.entries().size() == PAGE;
            } catch (TailLost lost) {
                progress = goBack(progress, lost);
            }
        }
    }

    /** Sends a page with its numbers; stores as published only what the broker has confirmed. */
    private PublicationProgress publish(Page page, PublicationProgress before) throws Exception {
        PublicationProgress counted = before;
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        List<StoredEntry> unreadable = new ArrayList<>();
        PageHops hops = new PageHops(traces);
        for (StoredEntry entry : page.entries()) {
            int place = Partitions.place(Topics.partition(entry.subject()));
            counted = counted.sending(place);
            records.add(hops.follow(entry, Topics.record(entry, counted.sent().get(place), counted.epoch())));
            if (entry.fault() != null) {
                LOG.error(
                        "Entry {} of {} cannot be read and is set aside: {}",
                        entry.sequence(),
                        entry.subject(),
                        entry.fault());
                unreadable.add(entry);
            }
        }
        PublicationProgress after = counted.confirmed(page.after(), send(records));
        publication.store(after, unreadable);
        hops.end();
        return after;
    }

    /** Publishes again from the last checkpoint of which the broker has everything; readers recognise repeats. */
    private PublicationProgress goBack(PublicationProgress progress, TailLost lost) throws Exception {
        List<Long> ends = new ArrayList<>(broker.ends());
        for (int place = 0; place < ends.size(); place++) {
            ends.set(place, Math.min(ends.get(place), lost.ends().get(place)));
        }
        PublicationProgress back = publication.goBack(progress, ends);
        LOG.error(
                "The broker lost records that it had confirmed: it has all below {} where all below {} were confirmed. Publishing"
                        + " again from place {} of the log, epoch {}",
                ends,
                progress.ends(),
                back.position().index(),
                back.epoch());
        horizon = null;
        return back;
    }

    /** Sets how far the log must be published before the next instant of completeness can be announced. */
    private void aim(Lease lease) throws SQLException {
        if (horizon == null && Uptime.now().compareTo(horizonDue) >= 0) {
            requireHeld(lease);
            horizon = publication.horizon();
            horizonDue = Uptime.now().plus(COMPLETENESS_EVERY);
        }
    }

    private PublicationProgress tellCompleteness(PublicationProgress progress) throws Exception {
        Horizon reached = horizon;
        if (reached != null && progress.position().index() >= reached.head()) {
            List<Long> ends = broker.ends();
            if (!progress.isKeptBy(ends)) {
                throw new TailLost(ends);
            }
            publishMended(progress);
            publication.callComplete(reached.instant());
            send(List.of(Topics.completeness(reached.instant(), ends, progress)));
            horizon = null;
            // Names are published separately, so only this place knows where their topic ends.
            return publication.progressed(progress.endingAt(ends));
        }
        return progress;
    }

    /** Publishes entries that were set aside and can be read by now. */
    private void publishMended(PublicationProgress progress) throws Exception {
        if (Uptime.now().compareTo(mendedDue) < 0) {
            return;
        }
        mendedDue = Uptime.now().plus(MENDED_EVERY);
        for (StoredEntry entry : log.at(publication.setAside())) {
            if (entry.fault() == null) {
                int place = Partitions.place(Topics.partition(entry.subject()));
                send(List.of(Topics.record(entry, progress.sent().get(place), progress.epoch())));
                publication.mended(entry.index());
            }
        }
    }

    /** Publishes changes of the directory; returns true if there may be more. */
    private boolean tellDirectory(Lease lease) throws Exception {
        List<DirectoryChange> changes = directory.next(PAGE);
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

    private List<Confirmed> send(List<ProducerRecord<String, byte[]>> records)
            throws InterruptedException, ExecutionException {
        return broker.sendAll(records, () -> stopping.getCount() == 0);
    }

    /** Waits; returns true if it is time to stop. */
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
