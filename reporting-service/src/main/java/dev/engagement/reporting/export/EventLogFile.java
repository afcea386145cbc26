package dev.engagement.reporting.export;

import dev.engagement.events.Recorded;
import dev.engagement.reporting.export.ExportColumn.ColumnType;
import dev.engagement.reporting.history.Stored;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes an event log in the form of IEEE 1849 (XES): a trace for each request, an event for each entry, in the order in which they
 * happened. Keeps one request at a time in memory.
 */
public final class EventLogFile implements EntryFile {
    private static final String VERSION = "1849.2016";
    private static final String NAMESPACE = "http://www.xes-standard.org/";
    private static final Comparator<Stored> STORY = Comparator.comparing(Stored::recorded, Recorded.STORY_ORDER);
    private static final Map<ColumnType, String> ELEMENTS = Map.of(
            ColumnType.TEXT,
            "string",
            ColumnType.INSTANT,
            "date",
            ColumnType.WHOLE,
            "int",
            ColumnType.NUMBER,
            "float",
            ColumnType.TRUTH,
            "boolean");

    /** Columns that the trace or an attribute of an extension already holds. */
    private static final Set<String> SAID = Set.of("subject", "entryid", "name", "time");

    private final XMLStreamWriter xml;
    private final List<Stored> trace = new ArrayList<>();

    public EventLogFile(OutputStream out) throws IOException {
        try {
            xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("log");
            xml.writeDefaultNamespace(NAMESPACE);
            xml.writeAttribute("xes.version", VERSION);
            xml.writeAttribute("xes.features", "");
            for (String name : List.of("Concept", "Time", "Lifecycle", "Organizational", "Identity")) {
                String prefix = name.equals("Organizational") ? "org" : name.toLowerCase(Locale.ROOT);
                empty("extension", "name", name, "prefix", prefix, "uri", NAMESPACE + prefix + ".xesext");
            }
            globals();
            empty("classifier", "name", "Entry", "scope", "event", "keys", "concept:name");
            attribute("string", "concept:name", "engagement");
            attribute("string", "lifecycle:model", "standard");
        } catch (XMLStreamException fault) {
            throw new IOException(fault);
        }
    }

    /** Declares the attributes that every trace and every event has. */
    private void globals() throws XMLStreamException {
        xml.writeStartElement("global");
        xml.writeAttribute("scope", "trace");
        attribute("string", "concept:name", "");
        xml.writeEndElement();
        xml.writeStartElement("global");
        xml.writeAttribute("scope", "event");
        attribute("string", "concept:name", "");
        attribute("date", "time:timestamp", "1970-01-01T00:00:00Z");
        attribute("string", "lifecycle:transition", "complete");
        xml.writeEndElement();
    }

    @Override
    public void add(Stored entry) throws IOException {
        if (!trace.isEmpty() && !subject(trace.getFirst()).equals(subject(entry))) {
            endTrace();
        }
        trace.add(entry);
    }

    @Override
    public void end() throws IOException {
        endTrace();
        try {
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException fault) {
            throw new IOException(fault);
        }
    }

    private void endTrace() throws IOException {
        if (trace.isEmpty()) {
            return;
        }
        try {
            xml.writeStartElement("trace");
            attribute("string", "concept:name", subject(trace.getFirst()));
            trace.sort(STORY);
            for (Stored entry : trace) {
                event(entry);
            }
            xml.writeEndElement();
        } catch (XMLStreamException fault) {
            throw new IOException(fault);
        }
        trace.clear();
    }

    /** Writes an event. An entry is an instant, so its event is always a completed one. */
    private void event(Stored entry) throws XMLStreamException {
        List<@Nullable Object> row = EntryColumns.row(entry);
        xml.writeStartElement("event");
        attribute("string", "concept:name", value(row, "name"));
        attribute("date", "time:timestamp", value(row, "time"));
        attribute("string", "lifecycle:transition", "complete");
        attribute("id", "identity:id", value(row, "entryid"));
        Object by = value(row, "owner") == null ? value(row, "by") : value(row, "owner");
        attribute("string", "org:resource", by);
        attribute("string", "org:group", value(row, "team"));
        for (int i = 0; i < row.size(); i++) {
            ExportColumn column = EntryColumns.ALL.get(i);
            if (!SAID.contains(column.name())) {
                attribute(Objects.requireNonNull(ELEMENTS.get(column.kind())), column.name(), row.get(i));
            }
        }
        xml.writeEndElement();
    }

    private static @Nullable Object value(List<@Nullable Object> row, String column) {
        int place = IntStream.range(0, row.size())
                .filter(i -> EntryColumns.ALL.get(i).name().equals(column))
                .findFirst()
                .orElseThrow();
        return row.get(place);
    }

    private void attribute(String element, String key, @Nullable Object value) throws XMLStreamException {
        if (value != null) {
            empty(element, "key", key, "value", legal(value.toString()));
        }
    }

    private void empty(String element, String... attributes) throws XMLStreamException {
        xml.writeEmptyElement(element);
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }

    /** Replaces the control characters that XML cannot hold, not even escaped. */
    private static String legal(String text) {
        return text.codePoints()
                .map(letter -> isLegal(letter) ? letter : '\uFFFD')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isLegal(int letter) {
        return letter == '\t'
                || letter == '\n'
                || letter == '\r'
                || letter >= 0x20 && letter < Character.MIN_SURROGATE
                || letter > Character.MAX_SURROGATE && letter < 0xFFFE
                || letter > 0xFFFF;
    }

    private static String subject(Stored entry) {
        return entry.recorded().subject();
    }
}
