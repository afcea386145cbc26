package dev.engagement.service;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Events, batches and bodies that break the rules of CloudEvents or of JSON, or go to the edge of them; of our own making. */
final class HostileEvents {
    private static final int DEEP = 100_000;

    /** Events that each break one rule of CloudEvents 1.0. */
    static final List<String> INVALID = List.of(
            "{}",
            event("\"id\":\"1\",", ""),
            event("\"source\":\"/a\",", ""),
            event("\"specversion\":\"1.0\",", ""),
            event("\"type\":\"org.example.a\"", "\"ignored\":\"org.example.a\""),
            event("\"id\":\"1\"", "\"id\":\"\""),
            event("\"id\":\"1\"", "\"id\":null"),
            event("\"id\":\"1\"", "\"id\":1"),
            event("\"id\":\"1\"", "\"id\":{\"a\":1}"),
            event("\"source\":\"/a\"", "\"source\":\"\""),
            event("\"source\":\"/a\"", "\"source\":[\"/a\"]"),
            event("\"source\":\"/a\"", "\"source\":\":no uri: %zz\""),
            event("\"specversion\":\"1.0\"", "\"specversion\":\"0.3\""),
            event("\"specversion\":\"1.0\"", "\"specversion\":\"\""),
            event("\"specversion\":\"1.0\"", "\"specversion\":1.0"),
            event("\"type\":\"org.example.a\"", "\"type\":\"\""),
            event("\"type\":\"org.example.a\"", "\"type\":true"),
            event("\"id\":\"1\"", "\"id\":\"1\",\"time\":\"yesterday\""),
            event("\"id\":\"1\"", "\"id\":\"1\",\"time\":\"2026-02-30T25:61:00Z\""),
            event("\"id\":\"1\"", "\"id\":\"1\",\"subject\":\"\""));

    /** Batches of which at least one event is wrong. */
    static final List<String> INVALID_BATCHES = List.of(
            "[{}]",
            "[null]",
            "[[]]",
            "[1,\"a\"]",
            "{}",
            "\"a\"",
            "[" + INVALID.get(1) + "," + INVALID.get(2) + "]",
            "[" + event("", "") + "," + INVALID.get(3) + "]");

    /** Events that are right but of types that nobody knows. */
    static final List<String> UNKNOWN = List.of(
            event("", ""),
            event("\"id\":\"1\"", "\"id\":\"" + "1".repeat(200) + "\""),
            event("\"source\":\"/a\"", "\"source\":\"urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66\""),
            event("\"id\":\"1\"", "\"id\":\"1\",\"time\":\"2026-01-05T09:00:00.123456789+14:00\""),
            event("\"id\":\"1\"", "\"id\":\"1\",\"subject\":\"a:1\",\"dataschema\":\"https://example.org/a\""),
            event("\"id\":\"1\"", "\"id\":\"1\",\"anextension\":true,\"another\":7"),
            event(
                    "\"id\":\"1\"",
                    "\"id\":\"1\",\"data_base64\":\""
                            + Base64.getEncoder().encodeToString("bytes".getBytes(StandardCharsets.UTF_8)) + "\""),
            event("\"id\":\"1\"", "\"id\":\"1\",\"datacontenttype\":\"text/xml\",\"data\":\"<a/>\""),
            event("\"type\":\"org.example.a\"", "\"type\":\"dev.engagement.request-opened.v99\""),
            event("\"type\":\"org.example.a\"", "\"type\":\"dev.engagement.no-such-entry.v1\""));

    /** Texts that are no JSON. */
    private static final List<String> BROKEN = List.of(
            "",
            " ",
            "{",
            "}",
            "[",
            "]",
            "[1,]",
            "[,1]",
            "[1 2]",
            "[1",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{\"a\":1 \"b\":2}",
            "{a:1}",
            "{'a':1}",
            "{1:1}",
            "{\"a\":1}}",
            "{\"a\":1}/*",
            "// a\n{}",
            "nul",
            "True",
            "NaN",
            "[Infinity]",
            "[-]",
            "[+1]",
            "[01]",
            "[1.]",
            "[.1]",
            "[1e]",
            "[0x1]",
            "[1e1.5]",
            "\"",
            "\"a",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\u12G4\"",
            "[\"a\tb\"]",
            "[\"a\u0000b\"]",
            "\u0000",
            "\ufeff{\"a\":1",
            "[".repeat(DEEP),
            "{\"a\":".repeat(DEEP),
            "[".repeat(DEEP) + "]".repeat(DEEP));

    /** Texts that are JSON at the edge of what parsers take. */
    private static final List<String> ODD = List.of(
            "null",
            "true",
            "-0",
            "1e400",
            "-1e-400",
            "1".repeat(5_000),
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\u0000\"",
            "[]",
            "[[]]",
            "{}",
            "{\"\":0}",
            "{\"a\":1,\"a\":2}",
            "{\"\\ud800\":1}",
            "{\"specversion\":\"1.0\",\"specversion\":\"0.3\"}",
            "\u2028\u2029",
            "[1E+2, 1e-2, 123456789012345678901234567890.5]");

    private HostileEvents() {}

    /** Bodies of all these, and of bytes that are no UTF-8. */
    static Stream<byte[]> bodies() {
        Stream<byte[]> texts =
                Stream.concat(BROKEN.stream(), ODD.stream()).map(text -> text.getBytes(StandardCharsets.UTF_8));
        return Stream.concat(
                texts,
                Stream.of(
                        new byte[] {(byte) 0xff},
                        new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'},
                        new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
                        new byte[] {'[', '"', (byte) 0xe2, (byte) 0x82, '"', ']'},
                        "{\"a\":1}".getBytes(StandardCharsets.UTF_16),
                        "{\"a\":1}".getBytes(StandardCharsets.UTF_16LE)));
    }

    /** Texts that are no JSON, on one line. */
    static Stream<String> broken() {
        return BROKEN.stream();
    }

    /** A valid event of an unknown type, with one part of its text replaced. */
    private static String event(String part, String by) {
        return "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"org.example.a\"}".replace(part, by);
    }
}
