package dev.engagement.tests.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An OpenAPI document that answers are checked against. */
public final class OpenApi {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    private final Document document;
    /** Each operation, as in {@code GET /v1/requests/{id}}, with its place in the document. */
    private final Map<String, String> pointers = new LinkedHashMap<>();

    public OpenApi(Document document) {
        this.document = document;
        document.root().path("paths").propertyStream().forEach(path -> path.getValue().propertyNames().stream()
                .filter(METHODS::contains)
                .forEach(method -> pointers.put(
                        method.toUpperCase(Locale.ROOT) + " " + path.getKey(),
                        "/paths/" + escaped(path.getKey()) + "/" + method)));
    }

    /** Returns all operations, as in {@code GET /v1/requests/{id}}, each with the roles that may call it. */
    public Map<String, List<String>> operations() {
        Map<String, List<String>> operations = new TreeMap<>();
        pointers.forEach((operation, pointer) -> {
            List<String> roles = new ArrayList<>();
            document.root().at(pointer).path("x-roles").forEach(role -> roles.add(role.asString()));
            operations.put(operation, roles);
        });
        return operations;
    }

    /** Returns the names of an operation's query parameters. */
    List<String> queries(String operation) {
        List<String> names = new ArrayList<>();
        document.root()
                .at(Objects.requireNonNull(pointers.get(operation)) + "/parameters")
                .forEach(given -> {
                    JsonNode parameter = document.resolve(given);
                    if (parameter.path("in").asString().equals("query")) {
                        names.add(parameter.path("name").asString());
                    }
                });
        return names;
    }

    /** Returns the media types of an operation's body; none if it takes no body. */
    List<String> mediaTypes(String operation) {
        return List.copyOf(document.root()
                .at(Objects.requireNonNull(pointers.get(operation)) + "/requestBody/content")
                .propertyNames());
    }

    /**
     * Returns the faults of an answer; none for a path that the document does not name.
     *
     * @param path as it was asked for, encoded and with its query
     */
    public List<String> faults(String method, String path, int status, String contentType, String body) {
        String pointer = pointer(method, path.split("[?]", 2)[0]);
        if (pointer == null) {
            return List.of();
        }
        String answer = pointer + "/responses/" + status;
        if (document.root().at(answer).isMissingNode()) {
            return List.of("the status " + status + " is not documented");
        }
        String resolved = resolved(answer);
        JsonNode content = document.root().at(resolved).path("content");
        String type = contentType.split(";", 2)[0];
        if (content.isMissingNode()) {
            return body.isEmpty() ? List.of() : List.of("a body is not documented: " + body);
        }
        if (!content.has(type)) {
            return List.of("the media type " + type + " is not documented");
        }
        if (!type.equals("application/json") && !type.endsWith("+json")) {
            return List.of();
        }
        try {
            return document.faults(resolved + "/content/" + escaped(type) + "/schema", JSON.readTree(body));
        } catch (JacksonException broken) {
            return List.of("the body is no JSON: " + body);
        }
    }

    private String resolved(String pointer) {
        JsonNode reference = document.root().at(pointer).path("$ref");
        return reference.isString() ? reference.asString().substring(1) : pointer;
    }

    /**
     * Returns the place of an operation. A path with fewer parameters wins, as in Spring: {@code /quarantine/retry} is no {@code
     * /quarantine/{id}}.
     */
    private @Nullable String pointer(String method, String path) {
        String best = null;
        for (String operation : pointers.keySet()) {
            String template = operation.substring(operation.indexOf(' ') + 1);
            if (operation.startsWith(method + " ")
                    && matches(template, path)
                    && (best == null || parameters(operation) < parameters(best))) {
                best = operation;
            }
        }
        return best == null ? null : pointers.get(best);
    }

    private static long parameters(String operation) {
        return operation.chars().filter(letter -> letter == '{').count();
    }

    private static boolean matches(String template, String path) {
        StringBuilder pattern = new StringBuilder();
        for (String step : template.substring(1).split("/", -1)) {
            pattern.append('/').append(step.startsWith("{") ? "[^/]+" : Pattern.quote(step));
        }
        return path.matches(pattern.toString());
    }

    private static String escaped(String step) {
        return step.replace("~", "~0").replace("/", "~1");
    }
}
