package dev.engagement.reporting.page.board;

import dev.engagement.reporting.factors.ReaderScope;
import dev.engagement.reporting.parameters.Scopes;
import dev.engagement.reporting.readings.ScopedRequests;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells browsers that the board may have changed; queries the database only while a browser listens. */
@Component
class Live implements SmartLifecycle {
    private static final long FOR_EVER = 0;

    private final ScopedRequests requests;
    private final Clock clock;
    private final Map<SseEmitter, ReaderScope> listeners = new ConcurrentHashMap<>();
    private Map<ReaderScope, String> last = Map.of();
    private volatile boolean running;

    Live(ScopedRequests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    SseEmitter listen() {
        SseEmitter listener = new SseEmitter(FOR_EVER);
        listener.onCompletion(() -> listeners.remove(listener));
        listener.onError(fault -> listeners.remove(listener));
        listeners.put(listener, Scopes.ofReader());
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
        Map<ReaderScope, String> states = new HashMap<>();
        listeners.forEach((listener, scope) -> {
            String state = states.computeIfAbsent(scope, any -> requests.state(scope, clock.instant()));
            send(
                    listener,
                    state.equals(last.get(scope))
                            ? here()
                            : SseEmitter.event().name("changed").data(state));
        });
        last = states;
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
        listeners.keySet().forEach(SseEmitter::complete);
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
