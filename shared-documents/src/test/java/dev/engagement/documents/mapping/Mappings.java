package dev.engagement.documents.mapping;

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

    /** One that needs no columns but an id. */
    static Mapping ofIds(String format) {
        return withoutPeople(text(format, "  - tell: request-closed").replace("{column: when}", "{column: id}"));
    }

    static Mapping withoutPeople(String text) {
        return MappingReader.read(text.replace("person: who\n", "").replace("machines: [robot]\n", ""));
    }
}
