package dev.engagement.documents;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads YAML with the core schema of version 1.2: {@code no} is a word, and {@code 2026-12-24} and {@code 09:00} are neither numbers nor
 * instants. Bounds keep a few lines from expanding to gigabytes.
 */
public final class Yaml12 {
    /** Most bytes of a document in YAML: a charter, a mapping, a file of keys. */
    public static final int BYTES = 128 * 1024;

    /** Deepest nesting of objects and lists in YAML. */
    public static final int DEPTH = 32;

    private static final int ALIASES = 10;

    private Yaml12() {}

    /** Returns the value of the only document; throws snakeyaml's exceptions for anything else. */
    public static @Nullable Object read(String text) {
        return yaml(new CoreSchema()).load(text);
    }

    /** Returns the same, but keeps numbers as written text: {@code 1.10} is not {@code 1.1}. */
    public static @Nullable Object readAsWritten(String text) {
        return yaml(new WithoutNumbers()).load(text);
    }

    public static String write(Map<String, Object> document) {
        return yaml(new CoreSchema()).dump(document);
    }

    private static Yaml yaml(Resolver schema) {
        LoaderOptions bounds = new LoaderOptions();
        bounds.setAllowDuplicateKeys(false);
        bounds.setAllowRecursiveKeys(false);
        bounds.setMaxAliasesForCollections(ALIASES);
        bounds.setNestingDepthLimit(DEPTH);
        bounds.setCodePointLimit(BYTES);
        DumperOptions style = new DumperOptions();
        style.setDefaultFlowStyle(DumperOptions.FlowStyle.AUTO);
        style.setWidth(120);
        return new Yaml(new SafeConstructor(bounds), new Representer(style), style, bounds, schema);
    }

    private static class WithoutNumbers extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, Pattern.compile("true|false"), "tf");
            addImplicitResolver(Tag.NULL, Pattern.compile("~|null|"), "~n\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }

    private static final class CoreSchema extends WithoutNumbers {
        @Override
        protected void addImplicitResolvers() {
            super.addImplicitResolvers();
            addImplicitResolver(Tag.INT, Pattern.compile("-?(0|[1-9][0-9]{0,17})"), "-0123456789");
            addImplicitResolver(
                    Tag.FLOAT, Pattern.compile("-?[0-9]{1,18}\\.[0-9]{0,18}([eE][-+]?[0-9]{1,3})?"), "-0123456789");
        }
    }
}
