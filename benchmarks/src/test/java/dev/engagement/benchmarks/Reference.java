package dev.engagement.benchmarks;

import dev.engagement.reporting.factors.Measure;
import dev.engagement.reporting.measures.Measures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** What there is, gathered from where it is said: the topic's contract, the measures' sources, a scrape, the settings. */
final class Reference {
    private static final Pattern DEFINITION = Pattern.compile("/\\*\\*(.*?)\\*/\\s*public final class", Pattern.DOTALL);
    private static final Pattern META = Pattern.compile("# (HELP|TYPE) (engagement_\\S+) (.*)");
    private static final Pattern SAMPLE = Pattern.compile("(engagement_\\w+)\\{(.*)}.*");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");
    private static final Pattern SETTING = Pattern.compile("( *)([\\w.-]+):(?: +([^#]*?))?(?: *# (.*))?");
    private static final List<String> SERVICES = List.of("engagement-service", "reporting-service");

    private Reference() {}

    static String of(Installed installed) throws IOException {
        return """
                # Reference

                Generated from the code; a test keeps it current (`./mvnw verify -pl benchmarks -am -Dtest=ReferenceTest -Dreference=write
                -Dsurefire.failIfNoSpecifiedTests=false` writes it anew).

                ## Entries
                What a tool tells, in the `data` of a CloudEvent of type `dev.engagement.<name>.v<revision>`; a field in bold is required.
                In the topic, names and texts are references (`person:…`, `text:…`). Shapes of requests, answers and errors are in each service's
                `/openapi.yaml`, the topics in [asyncapi.yaml](asyncapi.yaml).

                %s
                ## Measures
                One reading for each request (or commitment), folded from its whole story each time. Times count on the service clock and on the
                wall clock; a wait that has not ended counts in the statistics as one that still lasts.

                %s
                ## Metrics
                What Prometheus scrapes at `/actuator/prometheus` of both services, beside the usual ones of the JVM and of HTTP.

                %s
                ## Limits
                What is beyond one of these is refused with a word that names it, or, within a file, told by its line; bytes and characters
                unless something else is said. Of the rest of a file nothing is lost.

                %s
                ## Settings
                Each may be given as an environment variable (`ENGAGEMENT_LIMIT_PER_SECOND` for `engagement.limit.per-second`), as a system
                property, or as a file of that name in a folder that `SPRING_CONFIG_IMPORT=configtree:/run/secrets/` names.

                %s""".formatted(entries(), measures(), metrics(installed), Limits.table(), settings());
    }

    private static String entries() throws IOException {
        Map<?, ?> document = new Yaml().load(Files.readString(Project.root().resolve("docs/asyncapi.yaml")));
        Map<?, ?> schemas = map(map(document.get("components")).get("schemas"));
        StringBuilder text = new StringBuilder();
        schemas.forEach((name, schema) -> {
            if (String.valueOf(name).matches(".*\\.v\\d+")) {
                text.append("### ").append(name).append("\n");
                fields(map(schema), text);
                text.append("\n");
            }
        });
        return text.toString();
    }

    private static void fields(Map<?, ?> schema, StringBuilder text) {
        Map<?, ?> properties = map(schema.get("properties"));
        List<?> required = schema.get("required") instanceof List<?> list ? list : List.of();
        if (properties.isEmpty()) {
            text.append("No data.\n");
        }
        properties.forEach((field, value) -> {
            Map<?, ?> shape = map(value);
            String name = required.contains(field) ? "**`" + field + "`**" : "`" + field + "`";
            Object description = shape.get("description");
            text.append("- %s: %s%s\n".formatted(name, shape(shape), description == null ? "" : ". " + description));
        });
    }

    private static String shape(Map<?, ?> shape) {
        if (shape.get("$ref") instanceof String reference) {
            return reference.substring(reference.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        }
        if (shape.get("items") instanceof Map<?, ?> items) {
            return "list of " + shape(items);
        }
        if (shape.get("enum") instanceof List<?> words) {
            return words.stream().map(String::valueOf).collect(Collectors.joining(" or "));
        }
        String type = shape.get("format") == null ? "" + shape.get("type") : shape.get("format") + "";
        String from = shape.get("minimum") == null ? "" : ", from " + shape.get("minimum");
        String to = shape.get("maximum") == null ? "" : ", to " + shape.get("maximum");
        return type + from + to;
    }

    private static String measures() throws IOException {
        StringBuilder text = new StringBuilder("| measure | factor | unit | what it is |\n|---|---|---|---|\n");
        for (Measure measure : Measures.ALL) {
            String type = measure.getClass().getName();
            Path source =
                    Project.root().resolve("reporting-service/src/main/java").resolve(type.replace('.', '/') + ".java");
            Matcher definition = DEFINITION.matcher(Files.readString(source));
            if (!definition.find()) {
                throw new IllegalStateException(source + " does not say what is measured");
            }
            String factor = measure.getClass().getPackageName();
            text.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            measure.name(),
                            factor.substring(factor.lastIndexOf('.') + 1),
                            measure.unit().name().toLowerCase(Locale.ROOT),
                            plain(definition.group(1))));
        }
        return text.toString();
    }

    /** What Javadoc says, without its signs. */
    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\n\\s*\\*", " ")
                .replaceAll("\\{@(?:code|link|literal) +([^}]*)}", "`$1`")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .replace("|", "\\|")
                .strip();
    }

    /** What both services show to Prometheus. */
    static String scrape(Installed installed) {
        try {
            return installed.questions().ask(installed.service().resolve("/actuator/prometheus"))
                    + installed.questions().ask(installed.reporting("/actuator/prometheus"));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String metrics(Installed installed) {
        Map<String, String> help = new TreeMap<>();
        Map<String, String> types = new TreeMap<>();
        Map<String, TreeSet<String>> labels = new TreeMap<>();
        scrape(installed).lines().forEach(line -> {
            Matcher meta = META.matcher(line);
            if (meta.matches()) {
                (meta.group(1).equals("HELP") ? help : types).put(meta.group(2), meta.group(3));
            }
            Matcher sample = SAMPLE.matcher(line);
            if (sample.matches()) {
                String name = sample.group(1).replaceAll("_(bucket|count|sum)$", "");
                LABEL.matcher(sample.group(2)).results().forEach(label -> labels.computeIfAbsent(
                                name, any -> new TreeSet<>())
                        .add(label.group(1)));
            }
        });
        types.keySet().removeIf(name -> name.endsWith("_max") && types.containsKey(name.replaceAll("_max$", "")));
        StringBuilder text = new StringBuilder("| metric | kind | labels | what it is |\n|---|---|---|---|\n");
        types.forEach((name, type) -> text.append("| `%s` | %s | %s | %s |\n"
                .formatted(
                        name,
                        type,
                        labels.getOrDefault(name, new TreeSet<>()).stream()
                                .filter(label -> !label.equals("le"))
                                .collect(Collectors.joining(", ")),
                        help.getOrDefault(name, ""))));
        return text.toString();
    }

    private static String settings() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String service : SERVICES) {
            text.append("### ").append(service).append("\n| setting | default | what it is |\n|---|---|---|\n");
            Path file = Project.root().resolve(service).resolve("src/main/resources/application.yaml");
            List<String> path = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                Matcher setting = SETTING.matcher(line);
                if (setting.matches()) {
                    int depth = setting.group(1).length() / 2;
                    path = new ArrayList<>(path.subList(0, depth));
                    path.add(setting.group(2));
                    row(String.join(".", path), setting.group(3), setting.group(4), text);
                }
            }
            text.append("\n");
        }
        return text.toString().stripTrailing() + "\n";
    }

    /** A setting is for operators if something is said of it. */
    private static void row(String name, @Nullable String value, @Nullable String says, StringBuilder text) {
        if (value == null || value.isBlank()) {
            return;
        }
        if (says == null && name.startsWith("engagement.")) {
            throw new IllegalStateException(name + " is a setting that nothing is said of");
        }
        if (says != null) {
            text.append("| `%s` | `%s` | %s |\n".formatted(name, value, says.replace("|", "\\|")));
        }
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
