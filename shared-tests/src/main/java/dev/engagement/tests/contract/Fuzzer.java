package dev.engagement.tests.contract;

import dev.engagement.tests.contract.RawHttp.Sent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Makes hostile requests to all operations of a service; the same seed makes the same requests. */
public final class Fuzzer {
    private static final int MOST_PARAMETERS = 3;

    private final RandomGenerator random;
    private final List<Operation> operations = new ArrayList<>();

    private record Operation(String method, String path, List<String> queries, List<String> mediaTypes) {}

    /**
     * Creates a fuzzer of the documented operations and more.
     *
     * @param more operations that no document names, as in {@code GET /board}, with the names of their query parameters
     */
    public Fuzzer(OpenApi documented, Map<String, List<String>> more, RandomGenerator random) {
        this.random = random;
        documented.operations().keySet().forEach(operation -> {
            String[] parts = operation.split(" ", 2);
            operations.add(
                    new Operation(parts[0], parts[1], documented.queries(operation), documented.mediaTypes(operation)));
        });
        new LinkedHashMap<>(more).forEach((operation, queries) -> {
            String[] parts = operation.split(" ", 2);
            List<String> form = parts[0].equals("GET") ? List.of() : List.of("application/x-www-form-urlencoded");
            operations.add(new Operation(parts[0], parts[1], queries, form));
        });
    }

    public Sent next() {
        Operation operation = any(operations);
        StringBuilder target = new StringBuilder();
        for (String step : operation.path().substring(1).split("/", -1)) {
            target.append('/').append(step.startsWith("{") || random.nextInt(40) == 0 ? value() : step);
        }
        query(operation, target);
        List<String> headers = new ArrayList<>();
        for (String name : List.of("Accept", "If-Match", "If-None-Match", "Cookie", "Accept-Language", "Range")) {
            if (random.nextInt(10) == 0) {
                headers.add(name + ": " + (name.equals("Cookie") ? "zone=" : "") + any(Hostile.HEADERS));
            }
        }
        byte[] body = new byte[0];
        if (!operation.mediaTypes().isEmpty()) {
            body = body();
            String documented = any(operation.mediaTypes());
            headers.add("Content-Type: "
                    + (random.nextInt(8) == 0
                            ? any(Hostile.HEADERS)
                            : documented.equals("multipart/form-data") ? documented + "; boundary=b" : documented));
        }
        return new Sent(operation.method(), target.toString(), headers, body);
    }

    private void query(Operation operation, StringBuilder target) {
        for (int left = random.nextInt(MOST_PARAMETERS + 1); left > 0; left--) {
            boolean known = !operation.queries().isEmpty() && random.nextInt(10) > 0;
            target.append(target.indexOf("?") < 0 ? '?' : '&')
                    .append(known ? any(operation.queries()) : value())
                    .append('=')
                    .append(value());
        }
    }

    private String value() {
        return switch (random.nextInt(12)) {
            case 0 -> any(Hostile.ODD) + any(Hostile.UNREADABLE);
            case 1 -> any(Hostile.PREFIXES) + any(Hostile.UNREADABLE);
            case 2 -> bytes();
            case 3, 4, 5 -> any(Hostile.PREFIXES) + any(Hostile.ODD);
            default -> any(Hostile.ODD);
        };
    }

    /** Returns random bytes, percent-encoded. */
    private String bytes() {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(6); left >= 0; left--) {
            text.append("%%%02X".formatted(random.nextInt(256)));
        }
        return text.toString();
    }

    private byte[] body() {
        byte[] body = any(Hostile.BODIES).getBytes(StandardCharsets.UTF_8);
        if (body.length > 0 && random.nextInt(3) == 0) {
            body = body.clone();
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        return body;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
