package dev.engagement.reporting.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A view's address. Filters are part of it, so that it can be kept, sent and put into a report. */
public record Address(String path, List<Map.Entry<String, String>> query) {
    public Address {
        query = List.copyOf(query);
    }

    public static Address of(String path) {
        return new Address(path, List.of());
    }

    /** Returns the path of one request's view; a slash in its key is part of it. */
    public static String request(String subject) {
        return "/requests/"
                + URLEncoder.encode(subject, StandardCharsets.UTF_8)
                        .replace("%3A", ":")
                        .replace("+", "%20");
    }

    /** Returns the same address with one more value of a parameter. */
    public Address and(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(query);
        more.add(Map.entry(name, value));
        return new Address(path, more);
    }

    /** Returns the same address with this value of a parameter, and no other. */
    public Address with(String name, String value) {
        return without(name).and(name, value);
    }

    public Address without(String name) {
        return new Address(
                path, query.stream().filter(one -> !one.getKey().equals(name)).toList());
    }

    /** Returns the same address without one of a parameter's values. */
    public Address without(String name, String value) {
        return new Address(
                path,
                query.stream()
                        .filter(one -> !one.equals(Map.entry(name, value)))
                        .toList());
    }

    /** Returns the same filters on another view. */
    public Address at(String other) {
        return new Address(other, query);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(path);
        for (Map.Entry<String, String> one : query) {
            text.append(text.length() == path.length() ? '?' : '&')
                    .append(one.getKey())
                    .append('=')
                    .append(URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8));
        }
        return text.toString();
    }
}
