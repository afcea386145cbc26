package dev.engagement.documents.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads an event log in the form of IEEE 1849. An event's attributes are columns by their keys, those of its trace by {@code case:} and the
 * key. An attribute inside another is a column by both keys, as in {@code cost.total}, if the mapping names it. Broken XML ends the file:
 * events before it count.
 */
final class XesLog implements LogFile {
    private static final Set<String> ATTRIBUTES = Set.of("string", "date", "int", "float", "boolean", "id");

    /** Attributes that hold others and say nothing themselves. */
    private static final Set<String> CONTAINERS = Set.of("list", "container");

    private final BoundedSteps bytes;
    private final Set<String> columns;
    private final Unseen unseen;
    private final XMLStreamReader xml;
    /** Limited, since the parser keeps every name in memory. */
    private final Set<String> names = new HashSet<>();

    private @Nullable Values trace;
    private int depth;
    private boolean ended;

    /** {@code columns} are those that the mapping names. */
    XesLog(InputStream bytes, Set<String> columns) throws IOException {
        this.columns = columns;
        this.unseen = new Unseen(columns);
        this.bytes = new BoundedSteps(bytes);
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            this.xml = factory.createXMLStreamReader(this.bytes);
        } catch (XMLStreamException unreadable) {
            throw new IOException(unreadable);
        }
    }

    @Override
    public @Nullable LogLine next() throws IOException {
        while (!ended) {
            try {
                LogLine event = step();
                if (event != null) {
                    return event;
                }
            } catch (XMLStreamException broken) {
                ended = true;
                if (broken.getNestedException() instanceof LogTooLarge tooLarge) {
                    throw tooLarge;
                }
                int line =
                        broken.getLocation() == null ? 0 : broken.getLocation().getLineNumber();
                return new LogLine.BrokenLine(Math.max(1, line), says(broken) + "; nothing after it could be read");
            }
        }
        return null;
    }

    private static String says(XMLStreamException broken) {
        if (broken.getNestedException() instanceof BoundedSteps.TooLong) {
            return "holds an element that is longer than " + LONGEST + " characters";
        }
        return broken instanceof TooMuch tooMuch ? tooMuch.says : "is not XML";
    }

    /** Signals a structure beyond the bounds of a log. */
    private static final class TooMuch extends XMLStreamException {
        private static final long serialVersionUID = 1L;

        private final String says;

        TooMuch(String says, Location where) {
            super(says, where);
            this.says = says;
        }
    }

    private @Nullable LogLine step() throws XMLStreamException {
        if (!xml.hasNext()) {
            ended = true;
            return null;
        }
        int what = advance();
        if (what == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("trace")) {
            trace = null;
        }
        if (what != XMLStreamConstants.START_ELEMENT) {
            return null;
        }
        if (xml.getLocalName().equals("trace")) {
            trace = new Values();
        } else if (xml.getLocalName().equals("event")) {
            long number = xml.getLocation().getLineNumber();
            Values values = trace == null ? new Values() : new Values(trace);
            attributes(values);
            return values.line(number);
        } else if (isAttribute()) {
            attribute(trace, "case:", false);
        } else if (!xml.getLocalName().equals("log")) {
            skip();
        }
        return null;
    }

    /** Takes the parser's next step, within bounds. */
    private int advance() throws XMLStreamException {
        bytes.next();
        int what = xml.next();
        if (what == XMLStreamConstants.START_ELEMENT) {
            depth++;
            note(xml.getName().toString());
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                note(xml.getAttributeName(i).toString());
            }
            for (int i = 0; i < xml.getNamespaceCount(); i++) {
                note("xmlns:" + xml.getNamespacePrefix(i) + "=" + xml.getNamespaceURI(i));
            }
        } else if (what == XMLStreamConstants.END_ELEMENT) {
            depth--;
        } else if (what == XMLStreamConstants.PROCESSING_INSTRUCTION) {
            note(xml.getPITarget());
        }
        return what;
    }

    private void note(String name) throws XMLStreamException {
        names.add(name);
        if (names.size() > LogBounds.NAMES) {
            throw new TooMuch("has more than " + LogBounds.NAMES + " names of elements", xml.getLocation());
        }
        if (depth > LogBounds.DEPTH) {
            throw new TooMuch("is nested deeper than " + LogBounds.DEPTH + " elements", xml.getLocation());
        }
    }

    /** Reads attributes up to the end of the element whose start has just been read. */
    private void attributes(Values into) throws XMLStreamException {
        while (advance() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement()) {
                if (isAttribute()) {
                    attribute(into, "", false);
                } else {
                    skip();
                }
            }
        }
    }

    /** Reads an attribute. Those of the log itself stand before the first trace, and belong to no row. */
    private void attribute(@Nullable Values into, String prefix, boolean inner) throws XMLStreamException {
        String key = xml.getAttributeValue(null, "key");
        String value = xml.getAttributeValue(null, "value");
        if (key == null || into == null) {
            skip();
            return;
        }
        if (value != null && ATTRIBUTES.contains(xml.getLocalName()) && (!inner || columns.contains(prefix + key))) {
            unseen.saw(prefix + key);
            into.put(prefix + key, value);
        }
        // What stands inside a list's values stands inside the list.
        for (int end = depth - 1; depth > end; ) {
            if (advance() == XMLStreamConstants.START_ELEMENT && isAttribute()) {
                attribute(into, prefix + key + ".", true);
            }
        }
    }

    private boolean isAttribute() {
        return ATTRIBUTES.contains(xml.getLocalName()) || CONTAINERS.contains(xml.getLocalName());
    }

    private void skip() throws XMLStreamException {
        for (int end = depth - 1; depth > end; ) {
            advance();
        }
    }

    @Override
    public @Nullable String misfit() {
        return unseen.misfit();
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
