package dev.engagement.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Tools that send one entry a request at a steady rate, and each entry again until it is acknowledged. */
final class SteadyLoad implements AutoCloseable {
    private static final int SENDERS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<URI> doors;
    private final List<String> lines;
    private final double perSecond;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong slowest = new AtomicLong();
    private final Map<String, Long> failures = new ConcurrentSkipListMap<>();
    private final List<Thread> senders = new ArrayList<>();
    private final long begin = System.nanoTime();
    private volatile boolean over;

    /** Starts to send, to each of the instances in turn. */
    SteadyLoad(List<URI> instances, List<String> lines, double perSecond) {
        this.doors = instances.stream()
                .map(instance -> instance.resolve("/v1/events"))
                .toList();
        this.lines = lines;
        this.perSecond = perSecond;
        for (int sender = 0; sender < SENDERS; sender++) {
            senders.add(Thread.ofPlatform().daemon().name("sender " + sender).start(this::send));
        }
    }

    private void send() {
        try {
            for (int line = next.getAndIncrement(); line < lines.size() && !over; line = next.getAndIncrement()) {
                long due = begin + (long) (line / perSecond * 1e9);
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                int tried = line;
                while (!over && !isAcknowledged(lines.get(line), doors.get(tried % doors.size()))) {
                    tried++;
                    TimeUnit.SECONDS.sleep(1);
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isAcknowledged(String line, URI door) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(door)
                .timeout(PATIENCE)
                .header("Content-Type", "application/cloudevents+json")
                .POST(HttpRequest.BodyPublishers.ofString(line))
                .build();
        long asked = System.nanoTime();
        String failure;
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 == 2 && !answer.body().contains("\"rejected\":1")) {
                acknowledged.incrementAndGet();
                return true;
            }
            failure = Integer.toString(answer.statusCode());
        } catch (IOException away) {
            failure = away.getClass().getSimpleName();
        }
        slowest.accumulateAndGet(System.nanoTime() - asked, Math::max);
        failures.merge(failure, 1L, Long::sum);
        return false;
    }

    long acknowledged() {
        return acknowledged.get();
    }

    /** Returns how many entries should have been sent by now. */
    long due() {
        return Math.min(lines.size(), (long) ((System.nanoTime() - begin) / 1e9 * perSecond));
    }

    boolean isDone() {
        return acknowledged.get() >= lines.size();
    }

    /** Returns the answers that were no acknowledgement, and how long the slowest of them took. */
    String failures() {
        return failures.isEmpty() ? "none" : "%s, the slowest after %.1f s".formatted(failures, slowest.get() / 1e9);
    }

    @Override
    public void close() {
        over = true;
        senders.forEach(Thread::interrupt);
        http.shutdownNow();
    }
}
