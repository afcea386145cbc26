package dev.engagement.tests.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Checks that a document has only grown since it was frozen: it still says everything that it said then, and demands nothing more. Texts
 * may change.
 */
public final class Growth {
    private static final Set<String> TEXTS = Set.of("description", "summary", "title", "info", "servers", "tags");

    private final Document frozen;
    private final Document present;
    private final List<String> breaks = new ArrayList<>();

    private Growth(Document frozen, Document present) {
        this.frozen = frozen;
        this.present = present;
    }

    /** Returns the changes that could break a client of the frozen document, each with its place; empty if there are none. */
    public static List<String> breaks(Document frozen, Document present) {
        Growth growth = new Growth(frozen, present);
        growth.compare("", frozen.root(), present.root());
        growth.demands("", frozen.root(), present.root());
        return growth.breaks;
    }

    private void compare(String place, JsonNode then, JsonNode now) {
        if (then.isObject()) {
            then.propertyStream()
                    .filter(member -> !isText(place, member.getKey()))
                    .forEach(member -> {
                        String at = place + "/" + member.getKey();
                        if (now.has(member.getKey())) {
                            compare(at, member.getValue(), now.get(member.getKey()));
                        } else {
                            breaks.add(at + " is gone");
                        }
                    });
        } else if (then.isArray()) {
            then.forEach(item -> {
                JsonNode same = likeliest(item, now);
                if (same == null) {
                    breaks.add(place + " has lost " + item);
                } else {
                    compare(place + "/" + name(item), item, same);
                }
            });
        } else if (!then.equals(now)) {
            breaks.add(place + " was " + then + " and is " + now);
        }
    }

    /** Adds new demands on a client: a parameter or a member of a request that was not required before. */
    private void demands(String place, JsonNode then, JsonNode now) {
        for (String path : now.path("paths").propertyNames()) {
            JsonNode before = then.path("paths").path(path);
            now.path("paths").path(path).propertyStream().forEach(method -> {
                String at = place + "/paths" + path + " " + method.getKey();
                JsonNode old = before.path(method.getKey());
                if (old.isMissingNode()) {
                    return;
                }
                parameters(at, old.path("parameters"), method.getValue().path("parameters"));
                bodies(at, old.path("requestBody"), method.getValue().path("requestBody"));
            });
        }
    }

    private void parameters(String place, JsonNode then, JsonNode now) {
        for (JsonNode parameter : now) {
            JsonNode told = present.resolve(parameter);
            if (told.path("required").asBoolean(false) && likeliest(parameter, then) == null) {
                breaks.add(place + " now requires the parameter " + told.path("name"));
            }
        }
    }

    private void bodies(String place, JsonNode then, JsonNode now) {
        if (now.path("required").asBoolean(false) && !then.path("required").asBoolean(false)) {
            breaks.add(place + " now requires a body");
        }
        now.path("content").propertyStream().forEach(content -> {
            JsonNode before = then.path("content").path(content.getKey()).path("schema");
            if (!before.isMissingNode()) {
                required(place, before, content.getValue().path("schema"));
            }
        });
    }

    private void required(String place, JsonNode then, JsonNode now) {
        JsonNode before = frozen.resolve(then);
        JsonNode schema = present.resolve(now);
        schema.path("required").forEach(name -> {
            if (likeliest(name, before.path("required")) == null) {
                breaks.add(place + " now requires the member " + name);
            }
        });
        if (schema.has("items")) {
            required(place, before.path("items"), schema.path("items"));
        }
    }

    /** Returns the item of the same name, the same reference, or the same value. */
    private static @Nullable JsonNode likeliest(JsonNode item, JsonNode among) {
        for (JsonNode other : among) {
            if (name(item).equals(name(other))) {
                return other;
            }
        }
        return null;
    }

    private static String name(JsonNode item) {
        return item.path("name").asString(item.path("$ref").asString(item.toString()));
    }

    /** Returns whether a member is one of the document's texts; a property of the same name is not. */
    private static boolean isText(String place, String member) {
        return TEXTS.contains(member) && !place.endsWith("/properties");
    }
}
