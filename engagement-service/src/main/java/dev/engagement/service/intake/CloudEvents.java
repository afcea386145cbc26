package dev.engagement.service.intake;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.engagement.documents.EntryJson;
import dev.engagement.documents.Problem;
import dev.engagement.documents.ReadableText;
import dev.engagement.documents.Refused;
import dev.engagement.events.Agreement.CharterPublished;
import dev.engagement.events.Catalogue;
import dev.engagement.events.Entry;
import dev.engagement.events.InvalidField;
import dev.engagement.events.Outside.BenchmarkPublished;
import dev.engagement.events.Pace.BarrierRaised;
import dev.engagement.events.Subject;
import dev.engagement.events.Timestamps;
import dev.engagement.events.Unstored;
import dev.engagement.service.intake.Translated.Understood;
import dev.engagement.service.intake.Translated.Unreadable;
import dev.engagement.service.intake.directory.InstallationKey;
import dev.engagement.service.intake.directory.References;
import dev.engagement.service.request.Message;
import dev.engagement.service.request.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns the attributes and data of a CloudEvent 1.0 into a submission. */
@Component
public class CloudEvents {
    private static final int LONGEST_ID = 400;

    private final InstallationKey key;
    private final References references;
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    public CloudEvents(InstallationKey key) {
        this.key = key;
        this.references = new References(key);
    }

    /** Reads an event from its JSON form: attributes, and {@code data} or {@code data_base64}, in one object. */
    public Translated read(@Nullable Object json) {
        if (!(json instanceof Map<?, ?> event)) {
            return new Unreadable(
                    null, Problems.malformed("A CloudEvent is a JSON object with specversion, id, source and type."));
        }
        String id = event.get("id") instanceof String text ? text : null;
        try {
            return translate(event);
        } catch (Refused refused) {
            return new Unreadable(id, refused.problem());
        } catch (InvalidField attribute) {
            return new Unreadable(id, Problems.attribute(attribute.field(), attribute.says()));
        }
    }

    private Translated translate(Map<?, ?> event) {
        if (!"1.0".equals(text(event, "specversion", 10))) {
            throw new InvalidField("specversion", "must be \"1.0\"");
        }
        String id = text(event, "id", LONGEST_ID);
        String source = uri(text(event, "source", LONGEST_ID));
        String wireType = text(event, "type", LONGEST_ID);
        Catalogue.Type type = Catalogue.parse(wireType).orElseThrow(() -> new Refused(Problems.unknownType(wireType)));
        if (!type.kind().isAboutRequests()) {
            throw new Refused(Problems.charterByEvent());
        }
        String subject = Subject.require("subject", text(event, "subject", LONGEST_ID));
        refuseReserved(subject);
        Instant occurredAt = Timestamps.accept("time", Timestamps.require("time", text(event, "time", LONGEST_ID)));
        Object sent = data(event);
        Map<String, ?> data = object(sent);
        References.Masked masked = references.mask(type.kind(), source, id, subject, data);
        Entry entry = entry(type, masked.data());
        String digest = HexFormat.of()
                .formatHex(key.sign("message", wireType, subject, occurredAt.toString(), Json.canonical(sent)), 0, 16);
        Message message = new Message(source, id, subject, occurredAt, ids.generate(), entry);
        List<String> warnings = warnings(type, data);
        boolean isOwnForm = masked.remembered().isEmpty() && warnings.isEmpty();
        return new Understood(
                new Submission(message, digest, masked.remembered(), isOwnForm, supplier(subject, entry)), warnings);
    }

    /** Names what of the data was not stored. */
    private static List<String> warnings(Catalogue.Type type, Map<String, ?> data) {
        String name = type.kind().name();
        Unstored unstored = Catalogue.unstored(type, data);
        List<String> warnings = new ArrayList<>();
        unstored.fields()
                .forEach(field ->
                        warnings.add("\"data." + field + "\" is not a field of " + name + " and was not stored"));
        unstored.words()
                .forEach(place -> warnings.add(
                        "\"data." + place + "\" is not a word that " + name + " knows and was not stored"));
        return warnings;
    }

    private @Nullable String supplier(String subject, Entry entry) {
        return entry instanceof BarrierRaised raised && raised.supplier() != null
                ? references.person(Subject.connection(subject), raised.supplier())
                : null;
    }

    private static void refuseReserved(String subject) {
        if (subject.startsWith(CharterPublished.SUBJECT_PREFIX)) {
            throw new InvalidField(
                    "subject",
                    "must name a request: charter:… names a charter, which PUT /v1/charters/{name} publishes");
        }
        if (subject.startsWith(BenchmarkPublished.SUBJECT_PREFIX)) {
            throw new InvalidField(
                    "subject",
                    "must name a request: benchmark:… names a provider outside, whose figures PUT"
                            + " /v1/benchmarks/{provider} publishes");
        }
    }

    private static Entry entry(Catalogue.Type type, Map<String, ?> data) {
        try {
            Entry entry = Catalogue.read(type, data);
            EntryJson.requireRecordable(entry);
            return entry;
        } catch (InvalidField field) {
            throw new Refused(Problems.data(field));
        }
    }

    private static String text(Map<?, ?> event, String attribute, int longest) {
        Object given = event.get(attribute);
        if (given == null) {
            throw new InvalidField(attribute, "is required");
        }
        if (!(given instanceof String text) || text.isBlank() || text.length() > longest) {
            throw new InvalidField(attribute, "must be a string of 1 to " + longest + " characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidField(attribute, "must not contain control characters");
        }
        String fault = ReadableText.fault(text);
        if (fault != null) {
            throw new InvalidField(attribute, fault);
        }
        return text;
    }

    private static String uri(String source) {
        try {
            new URI(source);
            return source;
        } catch (URISyntaxException invalid) {
            throw new InvalidField("source", "must be a URI reference, as in /tools/servicenow/prod");
        }
    }

    private static @Nullable Object data(Map<?, ?> event) {
        Object contentType = event.get("datacontenttype");
        if (contentType != null && !(contentType instanceof String text && isJson(text))) {
            throw new InvalidField("datacontenttype", "must be application/json");
        }
        Object encoded = event.get("data_base64");
        if (encoded == null) {
            return event.get("data");
        }
        if (event.get("data") != null || !(encoded instanceof String text)) {
            throw new InvalidField("data_base64", "must be a string, and must not come together with data");
        }
        try {
            return Json.parse(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            throw new InvalidField("data_base64", "is not base64");
        }
    }

    /** Returns whether a media type is one of JSON. */
    public static boolean isJson(String contentType) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || type.equals("text/json") || type.endsWith("+json");
    }

    private static Map<String, ?> object(@Nullable Object data) {
        if (data == null) {
            return Map.of();
        }
        if (data instanceof Map<?, ?> map) {
            @SuppressWarnings("unchecked") // JSON objects have strings as keys
            Map<String, ?> object = (Map<String, ?>) map;
            return object;
        }
        Problem problem = Problems.refused(new Refusal("invalid-data", "data", "must be a JSON object"));
        throw new Refused(problem);
    }
}
