package dev.engagement.events;

import dev.engagement.events.Pact.Obligation;
import dev.engagement.events.Pact.PromisedService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the members of a charter document that the second edition added; absent ones are not written, so the first edition keeps its bytes. */
final class PactWriter {
    private PactWriter() {}

    static void write(Pact pact, Map<String, Object> document) {
        Map<String, Object> scope = new LinkedHashMap<>();
        pact.scope().accepted().forEach((dimension, values) -> scope.put(dimension.word(), values));
        Map<String, Object> attainment = new LinkedHashMap<>();
        pact.attainment().forEach((target, share) -> attainment.put(target.word(), share));
        put(document, "for", scope);
        put(document, "signatories", pact.signatories());
        put(document, "purpose", pact.purpose());
        put(document, "values", pact.values());
        put(
                document,
                "services",
                pact.services().stream().map(PactWriter::service).toList());
        put(document, "priorities", pact.priorities());
        put(document, "attainment", attainment);
        put(
                document,
                "obligations",
                pact.obligations().stream().map(PactWriter::obligation).toList());
    }

    private static Map<String, Object> service(PromisedService service) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("service", service.service());
        put(written, "delivers", service.delivers());
        if (service.hours() != null) {
            written.put("hours", CharterWriter.hours(service.hours()));
        }
        if (service.holidays() != null) {
            written.put("holidays", CharterWriter.holidays(service.holidays()));
        }
        put(written, "targets", CharterWriter.byLevel(service.targets(), CharterWriter::targets));
        return written;
    }

    private static Map<String, Object> obligation(Obligation obligation) {
        Map<String, Object> written = new LinkedHashMap<>();
        put(written, "waited-on", obligation.waitedOn() == null ? null : PlainValues.word(obligation.waitedOn()));
        put(written, "supplier", obligation.supplier());
        written.put("answer-within", obligation.answerWithin().toString());
        return written;
    }

    private static void put(Map<String, Object> members, String name, @Nullable String text) {
        if (text != null) {
            members.put(name, text);
        }
    }

    private static void put(Map<String, Object> members, String name, List<?> list) {
        if (!list.isEmpty()) {
            members.put(name, list);
        }
    }

    private static void put(Map<String, Object> members, String name, Map<String, Object> table) {
        if (!table.isEmpty()) {
            members.put(name, table);
        }
    }
}
