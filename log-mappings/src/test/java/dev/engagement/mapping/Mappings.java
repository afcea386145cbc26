package dev.engagement.mapping;

/** Mappings that tests share. */
final class Mappings {
    private Mappings() {}

    static String text(String format, String rules) {
        return """
                source: /tools/t
                connection: t
                format: %s
                request: id
                time: {column: when}
                person: who
                machines: [robot]
                unknown: ["?"]
                levels: {1 - High: high}
                rules:
                %s
                """.formatted(format, rules);
    }

    static Mapping of(String format, String rules) {
        return MappingReader.read(text(format, rules));
    }
}
