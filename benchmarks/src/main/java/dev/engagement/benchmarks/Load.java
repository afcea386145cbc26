package dev.engagement.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Clients that send entries, each one call after another, until a round is over. */
final class Load {
    private static final long SEED = 7;

    private final Installed installed;
    private final Duration round;
    private final AtomicInteger tools = new AtomicInteger();

    Load(Installed installed, Duration round) {
        this.installed = installed;
        this.round = round;
    }

    /**
     * The rate at which entries were accepted.
     *
     * @param millis processor time of an entry, of all processes together except the sender's
     */
    record Rate(double perSecond, double millis) {}

    /** A stretch of time in which entries are sent. */
    private final class Stretch {
        private final long begin = System.nanoTime();
        private final Supplier<Duration> processor;
        private final Duration before;

        Stretch(Supplier<Duration> processor) {
            this.processor = processor;
            this.before = processor.get();
        }

        boolean isOver() {
            return System.nanoTime() - begin > round.toNanos();
        }

        Rate rate(long entries) {
            double seconds = (System.nanoTime() - begin) / 1e9;
            Duration used = processor.get().minus(before);
            return new Rate(entries / seconds, used.toNanos() / 1e6 / entries);
        }
    }

    /** The intake's own door. */
    URI door() {
        return installed.service().resolve("/v1/events");
    }

    /** Sends one entry a call. */
    Rate singles(int clients) throws InterruptedException, ExecutionException {
        return singles(door(), installed::processorTime, clients);
    }

    /** Sends one entry a call to a plain controller, whose process is none of the installation's. */
    Rate singles(PlainService plain, int clients) throws InterruptedException, ExecutionException {
        return singles(plain.door(), () -> installed.processorTime().plus(plain.processorTime()), clients);
    }

    private Rate singles(URI door, Supplier<Duration> processor, int clients)
            throws InterruptedException, ExecutionException {
        // A fast lone client needs as many entries as many slow ones together.
        int requests = 500 + 1_500 / clients;
        List<List<String>> told = lines(clients, requests);
        return sending(new Stretch(processor), door, clients, "application/cloudevents+json", 1, told, List::getFirst);
    }

    /** Sends a hundred entries a call. */
    Rate batches(int clients) throws InterruptedException, ExecutionException {
        List<List<String>> told = lines(clients, 2_500);
        return sending(
                new Stretch(installed::processorTime),
                door(),
                clients,
                "application/cloudevents-batch+json",
                100,
                told,
                lines -> "[" + String.join(",", lines) + "]");
    }

    /** Sends all entries in one call. */
    Rate streamed() throws IOException {
        List<String> lines = lines(9_000);
        String body = String.join("\n", lines);
        Stretch stretch = new Stretch(installed::processorTime);
        try (Sender sender = new Sender(door(), "application/x-ndjson")) {
            sender.post(body);
        }
        return stretch.rate(lines.size());
    }

    private List<String> lines(int requests) {
        return Tale.lines("tool" + tools.incrementAndGet(), SEED, requests);
    }

    private interface Form {
        String of(List<String> lines);
    }

    private List<List<String>> lines(int clients, int requests) {
        List<List<String>> ofClients = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            ofClients.add(lines(requests));
        }
        return ofClients;
    }

    private Rate sending(
            Stretch stretch, URI door, int clients, String type, int size, List<List<String>> ofClients, Form form)
            throws InterruptedException, ExecutionException {
        AtomicLong accepted = new AtomicLong();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<?>> ends = new ArrayList<>();
            for (List<String> lines : ofClients) {
                ends.add(threads.submit(() -> {
                    try (Sender sender = new Sender(door, type)) {
                        for (int from = 0; from + size <= lines.size() && !stretch.isOver(); from += size) {
                            sender.post(form.of(lines.subList(from, from + size)));
                            accepted.addAndGet(size);
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        }
        return stretch.rate(accepted.get());
    }
}
