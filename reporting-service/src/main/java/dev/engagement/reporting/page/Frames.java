package dev.engagement.reporting.page;

import dev.engagement.events.Charter;
import dev.engagement.reporting.charters.PublishedCharters;
import dev.engagement.reporting.parameters.Parameters;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the frame around a view. */
@Component
public class Frames {
    /** A cookie that the page's script sets; a reader without a script sees the charter's zone. */
    private static final String ZONE = "zone";

    private final PublishedCharters charters;

    Frames(PublishedCharters charters) {
        this.charters = charters;
    }

    /** Returns the frame of a view that can be asked for as of another time. */
    public Frame of(String view, String title, HttpServletRequest request, Parameters parameters) {
        ZoneId zone = zone(request);
        Frame plain = Frame.ofNow(view, title, zone, Address.of(request.getRequestURI()));
        List<String> otherwise = new ArrayList<>();
        Instant known = parameters.instant("known");
        Instant happened = parameters.instant("happened");
        if (known != null) {
            otherwise.add("as it was known on " + plain.time(known));
        }
        if (happened != null) {
            otherwise.add("with what had happened by " + plain.time(happened));
        }
        String charter = parameters.one("charter");
        if (charter != null) {
            otherwise.add("judged by the charter " + charter);
        }
        Address now = address(request).without("known").without("happened").without("charter");
        return new Frame(
                view, title, zone, otherwise.isEmpty() ? null : String.join(", ", otherwise), now, asOf(parameters));
    }

    private static Address asOf(Parameters parameters) {
        Address asOf = Address.of("");
        for (String name : List.of("known", "happened", "charter")) {
            for (String value : parameters.all(name)) {
                asOf = asOf.and(name, value);
            }
        }
        return asOf;
    }

    /** Returns the address of the current view. */
    public static Address address(HttpServletRequest request) {
        List<Map.Entry<String, String>> query = new ArrayList<>();
        request.getParameterMap().forEach((name, values) -> List.of(values).stream()
                .filter(value -> !value.isEmpty())
                .forEach(value -> query.add(Map.entry(name, value))));
        return new Address(request.getRequestURI(), query);
    }

    public ZoneId zone(HttpServletRequest request) {
        ZoneId own = own(request.getCookies());
        return own != null ? own : charter().zone();
    }

    /** Returns the charter whose targets are drawn: the latest version of the one that judges whatever no other charter does. */
    public Charter charter() {
        return charters.latest(null);
    }

    private static @Nullable ZoneId own(Cookie @Nullable [] cookies) {
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(ZONE)) {
                    try {
                        return ZoneId.of(URLDecoder.decode(cookie.getValue(), StandardCharsets.UTF_8));
                    } catch (DateTimeException | IllegalArgumentException unknown) {
                        return null;
                    }
                }
            }
        }
        return null;
    }
}
