package dev.engagement.reporting.page.board;

import dev.engagement.reporting.readings.Listing;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells browsers that the board may have changed; queries the database only while a browser listens. */
@Component
class Live implements SmartLifecycle {
    private static final long FOR_EVER = 0;

    private final Listing listing;
    private final Clock clock;
    private final Set<SseEmitter> listeners = ConcurrentHashMap.newKeySet();
    private volatile String last = "";
    private volatile boolean running;

    Live(Listing listing, Clock clock) {
        this.listing = listing;
        this.clock = clock;
    }

    SseEmitter listen() {
        SseEmitter listener = new SseEmitter(FOR_EVER);
        listener.onCompletion(() -> listeners.remove(listener));
        listener.onError(fault -> listeners.remove(listener));
        listeners.add(listener);
        // Headers go out with the first event; without one, the browser would not know that it is connected.
        send(listener, here());
        return listener;
    }

    /** Sent every few seconds, so that a browser without news knows that the connection still works. */
    private static SseEmitter.SseEventBuilder here() {
        return SseEmitter.event().name("here").data("");
    }

    @Scheduled(fixedDelayString = "${engagement.live-every}")
    void look() {
        if (listeners.isEmpty()) {
            return;
        }
        String state = listing.state(clock.instant());
        SseEmitter.SseEventBuilder event =
                state.equals(last) ? here() : SseEmitter.event().name("changed").data(state);
        last = state;
        listeners.forEach(listener -> send(listener, event));
    }

    private void send(SseEmitter listener, SseEmitter.SseEventBuilder event) {
        try {
            listener.send(event);
        } catch (IOException | IllegalStateException gone) {
            listeners.remove(listener);
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Ends the event streams before the server waits for open requests: they would never end. */
    @Override
    public void stop() {
        running = false;
        listeners.forEach(SseEmitter::complete);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
