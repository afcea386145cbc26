package dev.engagement.reporting.page.picture;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes a picture as SVG. Colours and strokes are classes of the style sheet, so that one picture serves light and dark. */
final class Svg {
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    private final StringWriter out = new StringWriter();
    private final XMLStreamWriter xml;
    private boolean linked;

    /**
     * Begins a picture.
     *
     * @param says a description, for readers who cannot see it
     */
    Svg(int width, int height, String says) {
        try {
            xml = WRITERS.createXMLStreamWriter(out);
        } catch (XMLStreamException failure) {
            throw unwritten(failure);
        }
        write(() -> xml.writeStartElement("svg"))
                .set("class", "picture")
                .set("viewBox", "0 0 " + width + " " + height)
                .set("role", "img")
                .set("aria-label", says);
    }

    Svg line(String kind, double x1, double y1, double x2, double y2) {
        return start("line", kind)
                .set("x1", at(x1))
                .set("y1", at(y1))
                .set("x2", at(x2))
                .set("y2", at(y2))
                .close(null);
    }

    Svg box(String kind, double x, double y, double width, double height, @Nullable String hint) {
        return start("rect", kind)
                .set("x", at(x))
                .set("y", at(y))
                .set("width", at(Math.max(0, width)))
                .set("height", at(Math.max(0, height)))
                .close(hint);
    }

    Svg dot(String kind, double x, double y, double radius, @Nullable String hint) {
        return start("circle", kind)
                .set("cx", at(x))
                .set("cy", at(y))
                .set("r", at(radius))
                .close(hint);
    }

    Svg path(String kind, CharSequence course, @Nullable String hint) {
        return start("path", kind).set("d", course.toString()).close(hint);
    }

    /**
     * Adds a text.
     *
     * @param anchor {@code start}, {@code middle} or {@code end}: the part of it that stands at x
     */
    Svg text(String kind, double x, double y, String anchor, String text) {
        return start("text", kind)
                .set("x", at(x))
                .set("y", at(y))
                .set("text-anchor", anchor)
                .write(() -> xml.writeCharacters(text))
                .write(xml::writeEndElement);
    }

    /** Starts a link; it covers everything drawn up to {@link #unlink}. */
    Svg link(String address) {
        linked = true;
        return write(() -> xml.writeStartElement("a")).set("href", address);
    }

    Svg unlink() {
        return write(xml::writeEndElement);
    }

    String end() {
        write(xml::writeEndElement).write(xml::flush);
        // A picture with links is a group: the parts of an image cannot be reached by the keyboard.
        return linked ? out.toString().replaceFirst("role=\"img\"", "role=\"group\"") : out.toString();
    }

    private Svg start(String name, String kind) {
        return write(() -> xml.writeStartElement(name)).set("class", kind);
    }

    private Svg set(String attribute, String value) {
        return write(() -> xml.writeAttribute(attribute, value));
    }

    private Svg close(@Nullable String hint) {
        if (hint != null) {
            write(() -> xml.writeStartElement("title"))
                    .write(() -> xml.writeCharacters(hint))
                    .write(xml::writeEndElement);
        }
        return write(xml::writeEndElement);
    }

    private Svg write(Part part) {
        try {
            part.write();
            return this;
        } catch (XMLStreamException failure) {
            throw unwritten(failure);
        }
    }

    private static IllegalStateException unwritten(XMLStreamException failure) {
        return new IllegalStateException("writing to memory does not fail", failure);
    }

    /** Returns a position with one decimal: a tenth of a pixel is fine enough. */
    static String at(double place) {
        String text = String.valueOf(Math.round(place * 10) / 10.0);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** Step of writing that may fail in theory. */
    private interface Part {
        void write() throws XMLStreamException;
    }
}
