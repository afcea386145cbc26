package dev.engagement.service.intake.events;

import dev.engagement.documents.Refused;
import dev.engagement.documents.keys.Role;
import dev.engagement.service.intake.CloudEvents;
import dev.engagement.service.intake.CustomerDoor;
import dev.engagement.service.intake.Intake;
import dev.engagement.service.intake.Json;
import dev.engagement.service.intake.MessageOutcome;
import dev.engagement.service.intake.Problems;
import dev.engagement.service.intake.Recorder.Unavailable;
import dev.engagement.service.intake.Translated;
import dev.engagement.service.intake.Translated.Understood;
import dev.engagement.service.intake.Translated.Unreadable;
import dev.engagement.shared.access.CurrentCaller;
import dev.engagement.shared.doors.StoreAway;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/events}: a CloudEvent in binary or structured mode, a batch, or a stream of one a line. */
@RestController
class EventsDoor {
    static final String STRUCTURED = "application/cloudevents+json";
    static final int SINGLE_BYTES = 256 * 1024;
    static final int BATCH_BYTES = 8 * 1024 * 1024;
    static final int BATCH_EVENTS = 1_000;

    private final CloudEvents cloudEvents;
    private final Intake intake;
    private final EventStream stream;

    EventsDoor(CloudEvents cloudEvents, Intake intake) {
        this.cloudEvents = cloudEvents;
        this.intake = intake;
        this.stream = new EventStream(this::read, intake);
    }

    @PostMapping(path = "/v1/events", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> post(HttpServletRequest request) throws IOException {
        String contentType = request.getContentType();
        String type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (type) {
            case STRUCTURED -> answer(structured(request, CurrentCaller.roles()));
            case "application/cloudevents-batch+json" -> batch(request);
            case "application/x-ndjson", "application/ndjson" -> {
                try (InputStream body = Body.stream(request)) {
                    yield ResponseEntity.ok(stream.record(body));
                }
            }
            default -> {
                if (request.getHeader("ce-specversion") == null && !type.equals("application/json")) {
                    throw new Refused(Problems.mediaType(contentType));
                }
                yield answer(single(binary(request, type), CurrentCaller.roles()));
            }
        };
    }

    private Translated read(@Nullable Object json) {
        return CustomerDoor.check(cloudEvents.read(json), CurrentCaller.roles());
    }

    /** Binary mode: the attributes are headers, percent-encoded where they must be, and the body is the data. */
    private static Map<String, @Nullable Object> binary(HttpServletRequest request, String type) throws IOException {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        for (String header : Collections.list(request.getHeaderNames())) {
            String name = header.toLowerCase(Locale.ROOT);
            if (name.startsWith("ce-")) {
                event.put(name.substring(3), decoded(name.substring(3), request.getHeader(header)));
            }
        }
        byte[] body = Body.whole(request, "An event", SINGLE_BYTES);
        if (body.length > 0) {
            if (!CloudEvents.isJson(type)) {
                throw new Refused(Problems.mediaType(request.getContentType()));
            }
            event.put("data", Json.parse(body));
        }
        return event;
    }

    private static String decoded(String attribute, String value) {
        try {
            return value.indexOf('%') < 0
                    ? value
                    : URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw new Refused(Problems.attribute("ce-" + attribute, "has a broken percent-encoding"));
        }
    }

    /** Records the event in the body, told by a caller with these roles. */
    EventAnswer structured(HttpServletRequest request, Set<Role> roles) throws IOException {
        return single(Json.parse(Body.whole(request, "An event", SINGLE_BYTES)), roles);
    }

    private EventAnswer single(@Nullable Object json, Set<Role> roles) {
        Translated event = CustomerDoor.check(cloudEvents.read(json), roles);
        MessageOutcome outcome = await(intake.take(List.of(event))).getFirst();
        if (outcome instanceof MessageOutcome.Rejected(var problem)) {
            throw new Refused(problem);
        }
        return EventAnswer.of(null, null, outcome, warnings(event));
    }

    private static ResponseEntity<EventAnswer> answer(EventAnswer answer) {
        return ResponseEntity.status(answer.status()).body(answer);
    }

    private ResponseEntity<EventsAnswer> batch(HttpServletRequest request) throws IOException {
        if (!(Json.parse(Body.whole(request, "A batch", BATCH_BYTES)) instanceof List<?> events)) {
            throw new Refused(Problems.malformed("A batch is a JSON array of CloudEvents."));
        }
        if (events.size() > BATCH_EVENTS) {
            throw new Refused(Problems.tooLarge("A batch", BATCH_EVENTS, "events; a stream takes any number"));
        }
        List<Translated> translated = new ArrayList<>();
        events.forEach(event -> translated.add(read(event)));
        List<MessageOutcome> outcomes = await(intake.take(translated));
        EventsAnswer.Counter count = new EventsAnswer.Counter();
        List<EventAnswer> results = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            count.add(outcomes.get(i));
            Translated event = translated.get(i);
            results.add(EventAnswer.of(null, id(event), outcomes.get(i), warnings(event)));
        }
        return ResponseEntity.ok(count.with(results));
    }

    static @Nullable String id(Translated event) {
        return switch (event) {
            case Understood readable -> readable.submission().message().id();
            case Unreadable unreadable -> unreadable.id();
        };
    }

    private static List<String> warnings(Translated event) {
        return event instanceof Understood readable ? readable.warnings() : List.of();
    }

    static List<MessageOutcome> await(CompletableFuture<List<MessageOutcome>> outcomes) {
        try {
            return outcomes.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof Unavailable) {
                throw StoreAway.refused();
            }
            throw failed;
        }
    }
}
