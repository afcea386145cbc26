package dev.engagement.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An event log as IEEE 1849 writes it. An event's attributes are columns by their keys, those of its trace by {@code
 * case:} and the key. XML that is broken has no way on: what stood before it counts.
 */
final class XesLog implements LogFile {
    private static final Set<String> ATTRIBUTES = Set.of("string", "date", "int", "float", "boolean", "id");

    private final InputStream bytes;
    private final XMLStreamReader xml;
    private Map<String, String> trace = Map.of();
    private boolean ended;

    XesLog(InputStream bytes) throws IOException {
        this.bytes = bytes;
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            this.xml = factory.createXMLStreamReader(bytes);
        } catch (XMLStreamException unreadable) {
            throw new IOException(unreadable);
        }
    }

    @Override
    public @Nullable Line next() throws IOException {
        while (!ended) {
            try {
                Line event = step();
                if (event != null) {
                    return event;
                }
            } catch (XMLStreamException broken) {
                ended = true;
                int line =
                        broken.getLocation() == null ? 0 : broken.getLocation().getLineNumber();
                return new Line.Broken(Math.max(1, line), "is not XML; nothing after it could be read");
            }
        }
        return null;
    }

    private @Nullable Line step() throws XMLStreamException {
        if (!xml.hasNext()) {
            ended = true;
            return null;
        }
        if (xml.next() != XMLStreamConstants.START_ELEMENT) {
            return null;
        }
        if (xml.getLocalName().equals("trace")) {
            trace = new LinkedHashMap<>();
        } else if (xml.getLocalName().equals("event")) {
            long number = xml.getLocation().getLineNumber();
            Map<String, String> values = new LinkedHashMap<>(trace);
            attributes(values, "");
            return new Line.Row(number, values);
        } else if (ATTRIBUTES.contains(xml.getLocalName())) {
            attribute(trace, "case:");
        } else if (!xml.getLocalName().equals("log")) {
            skip();
        }
        return null;
    }

    /** Up to the end of the element whose start has just been read. */
    private void attributes(Map<String, String> into, String prefix) throws XMLStreamException {
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement()) {
                if (ATTRIBUTES.contains(xml.getLocalName())) {
                    attribute(into, prefix);
                } else {
                    skip();
                }
            }
        }
    }

    private void attribute(Map<String, String> into, String prefix) throws XMLStreamException {
        String key = xml.getAttributeValue(null, "key");
        String value = xml.getAttributeValue(null, "value");
        // Attributes of the log itself stand before the first trace, and belong to no row.
        if (key != null && value != null && !value.isBlank() && into instanceof LinkedHashMap<String, String>) {
            into.put(prefix + key, value);
        }
        skip();
    }

    private void skip() throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int what = xml.next();
            depth += what == XMLStreamConstants.START_ELEMENT ? 1 : what == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
