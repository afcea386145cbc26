package dev.engagement.tests.contract;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A YAML document with JSON Schemas (2020-12) in it. */
public final class Document {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String LOCATION = "urn:document";

    private final JsonNode root;
    private final SchemaRegistry schemas;
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

    private Document(JsonNode root) {
        this.root = root;
        JsonNode strict = root.deepCopy();
        close(strict);
        String text = strict.toString();
        this.schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(LOCATION, text)));
    }

    /** Returns the document of that name on the class path. */
    public static Document resource(String name) {
        try (InputStream in =
                Objects.requireNonNull(Document.class.getClassLoader().getResourceAsStream(name), name)) {
            return new Document(YAML.readTree(in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static Document file(Path file) {
        try {
            return of(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static Document of(String yaml) {
        return new Document(YAML.readTree(yaml));
    }

    public JsonNode root() {
        return root;
    }

    /** Returns the target of a reference; any other node itself. */
    JsonNode resolve(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isString() ? root.at(reference.asString().substring(1)) : node;
    }

    /**
     * Returns the faults of a value. A member that the schema does not describe is a fault too: what is sent must be documented, although
     * readers must ignore unknown members.
     *
     * @param pointer the schema's place in the document, as a JSON pointer
     */
    public List<String> faults(String pointer, JsonNode value) {
        if (root.at(pointer).isMissingNode()) {
            return List.of("no schema stands at " + pointer);
        }
        Schema schema = compiled.computeIfAbsent(
                pointer, any -> schemas.getSchema(SchemaLocation.of(LOCATION + "#" + pointer)));
        return schema
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode schema
                && schema.path("properties").isObject()
                && schema.path("type").asString("").equals("object")
                && !schema.has("additionalProperties")) {
            schema.put("additionalProperties", false);
        }
        node.forEach(Document::close);
    }
}
