package dev.engagement.reporting.page.picture;

import org.jspecify.annotations.Nullable;

/** Writes a picture as SVG. Colours and strokes are classes of the style sheet, so that one picture serves light and dark. */
final class Svg {
    private final StringBuilder out = new StringBuilder();
    private boolean linked;

    /**
     * Begins a picture.
     *
     * @param says a description, for readers who cannot see it
     */
    Svg(int width, int height, String says) {
        out.append("<svg class=\"picture\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\" role=\"img\" aria-label=\"")
                .append(escaped(says))
                .append("\">");
    }

    Svg line(String kind, double x1, double y1, double x2, double y2) {
        return element("line", kind, "x1", x1, "y1", y1, "x2", x2, "y2", y2).close(null);
    }

    Svg box(String kind, double x, double y, double width, double height, @Nullable String hint) {
        return element("rect", kind, "x", x, "y", y, "width", Math.max(0, width), "height", Math.max(0, height))
                .close(hint);
    }

    Svg dot(String kind, double x, double y, double radius, @Nullable String hint) {
        return element("circle", kind, "cx", x, "cy", y, "r", radius).close(hint);
    }

    Svg path(String kind, CharSequence course, @Nullable String hint) {
        out.append("<path class=\"")
                .append(kind)
                .append("\" d=\"")
                .append(course)
                .append('"');
        return close(hint);
    }

    /**
     * Adds a text.
     *
     * @param anchor {@code start}, {@code middle} or {@code end}: the part of it that stands at x
     */
    Svg text(String kind, double x, double y, String anchor, String text) {
        element("text", kind, "x", x, "y", y);
        out.append(" text-anchor=\"")
                .append(anchor)
                .append("\">")
                .append(escaped(text))
                .append("</text>");
        return this;
    }

    /** Starts a link; it covers everything drawn up to {@link #unlink}. */
    Svg link(String address) {
        linked = true;
        out.append("<a href=\"").append(escaped(address)).append("\">");
        return this;
    }

    Svg unlink() {
        out.append("</a>");
        return this;
    }

    String end() {
        String picture = out.append("</svg>").toString();
        // A picture with links is a group: the parts of an image cannot be reached by the keyboard.
        return linked ? picture.replaceFirst("role=\"img\"", "role=\"group\"") : picture;
    }

    private Svg element(String name, String kind, Object... attributes) {
        out.append('<').append(name).append(" class=\"").append(kind).append('"');
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(at((double) (Double) attributes[i + 1]))
                    .append('"');
        }
        return this;
    }

    private Svg close(@Nullable String hint) {
        if (hint == null) {
            out.append("/>");
        } else {
            String name = out.substring(out.lastIndexOf("<") + 1).split(" ", 2)[0];
            out.append("><title>")
                    .append(escaped(hint))
                    .append("</title></")
                    .append(name)
                    .append('>');
        }
        return this;
    }

    /** Returns a position with one decimal: a tenth of a pixel is fine enough. */
    static String at(double place) {
        String text = String.valueOf(Math.round(place * 10) / 10.0);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
